import type { HeaderLine, RequestDetail } from '../../../shared/domain/request-record.ts'
import type { ServerTime } from '../../../shared/domain/timing.ts'
import { formatMs } from '../../format/duration-text.ts'
import { UNKNOWN } from '../../format/unknown.ts'
import { phaseSpans } from './request-split.ts'

/**
 * One request as plain text for a report or a ticket: the same facts as on screen, in protocol
 * terms and therefore in one language, secrets masked as they are in the log.
 */
export function detailText(detail: RequestDetail): string {
  const { timing } = detail
  return [
    `${detail.method} ${detail.url}`,
    `environment ${detail.environment}`,
    `started ${new Date(timing.startedAtMs).toISOString()}`,
    `outcome ${detail.outcome}  status ${detail.status ?? UNKNOWN}  code ${detail.code ?? UNKNOWN}  message ${detail.message ?? UNKNOWN}`,
    ...(detail.failure === null ? [] : [`failure ${detail.failure}`]),
    `round trip ${formatMs(timing.roundTripMs)}  exchange ${formatMs(timing.exchangeMs)}  network ${formatMs(timing.networkMs)}`,
    `accepted ${timeText(timing.accept)}`,
    `completed ${timeText(timing.complete)}`,
    `phases ${phaseSpans(timing)
      .map((span) => `${span.name} ${formatMs(span.lengthMs)}`)
      .join('  ')}`,
    `sizes ${detail.requestBytes} B sent  ${detail.responseBytes} B received`,
    '',
    'request headers',
    ...headerLines(detail.requestHeaders),
    '',
    'request body',
    detail.requestBody ?? UNKNOWN,
    '',
    'signed text',
    detail.signedText ?? UNKNOWN,
    '',
    'response headers',
    ...headerLines(detail.responseHeaders),
    '',
    `response body${detail.truncated ? ' (beginning)' : ''}`,
    detail.responseBody ?? UNKNOWN,
  ].join('\n')
}

function timeText(time: ServerTime | null): string {
  return time === null ? UNKNOWN : `${time.text} (${time.unit})`
}

function headerLines(lines: ReadonlyArray<HeaderLine>): ReadonlyArray<string> {
  return lines.length === 0 ? [UNKNOWN] : lines.map((line) => `${line.name}: ${line.value}`)
}
