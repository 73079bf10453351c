import { Check, Minus, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { type KeySet, PERMISSIONS } from '../../../shared/domain/key-set.ts'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { countOfAccount, KEY_LIMIT } from './key-rules.ts'
import styles from './keys.module.css'
import { keysWords } from './keys-words.ts'

/** What the exchange says the key may do, and what is risky about it. */
export function KeyFactsView({
  keySet,
  keySets,
}: {
  readonly keySet: KeySet
  readonly keySets: ReadonlyArray<KeySet>
}) {
  const words = useWords(keysWords)
  const common = useWords(commonWords)
  const format = useFormat()
  const { facts } = keySet
  if (facts === null) return <p className={styles.none}>{words.neverText}</p>
  const ageMs = Date.now() - facts.checkedAtMs
  const isBound = facts.boundIps.length > 0
  return (
    <>
      <dl className={styles.facts}>
        <Fact name={words.permissions}>
          <ul className={styles.permissions}>
            {PERMISSIONS.map((permission) => {
              const isGranted = facts.permissions.includes(permission)
              const name = common.permission[permission]
              const Icon = isGranted ? Check : Minus
              return (
                <li
                  key={permission}
                  className={styles.permission}
                  data-granted={isGranted}
                  title={isGranted ? words.granted(name) : words.missing(name)}
                >
                  <Icon size={11} strokeWidth={2.6} aria-hidden />
                  <span className={styles.forReaders}>
                    {isGranted ? words.granted(name) : words.missing(name)}
                  </span>
                  <span aria-hidden>{name}</span>
                </li>
              )
            })}
          </ul>
        </Fact>
        <Fact name={words.account}>
          <span className={styles.selectable}>{facts.accountUid}</span>
          <span className={styles.faint}>
            {words.accountCount(countOfAccount(keySets, facts.accountUid), KEY_LIMIT)}
          </span>
        </Fact>
        <Fact name={words.addresses}>
          {isBound ? (
            facts.boundIps.map((ip) => (
              <span key={ip} className={styles.selectable}>
                {ip}
              </span>
            ))
          ) : (
            <span className={styles.warning}>{words.unbound}</span>
          )}
        </Fact>
        <Fact name={words.stored}>
          <span>{words.storage[keySet.storage]}</span>
          <span className={styles.faint} title={format.time(facts.checkedAtMs, 'date-time')}>
            {words.checked(format.age(Math.max(0, ageMs)))}
          </span>
        </Fact>
      </dl>
      {facts.canWithdraw && <Warning>{words.withdrawWarning}</Warning>}
      {!isBound && keySet.environment !== 'practice' && <Warning>{words.unboundWarning}</Warning>}
    </>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Warning({ children }: { readonly children: ReactNode }) {
  return (
    <p className={styles.cardWarning}>
      <TriangleAlert size={13} aria-hidden />
      {children}
    </p>
  )
}
