import { EventEmitter } from 'node:events'

// Under plain Node what Electron gives a utility process: a port to the app in place of Node's own
// channel, an end with the app, also after its crash, and none by itself, however little is left to
// do (electron/electron, issue 47228).

const send = process.send.bind(process)
process.send = undefined
process.disconnect = undefined

const port = new EventEmitter()
port.postMessage = (message) => {
  // An app that has just gone cannot be told, and needs not.
  send(message, undefined, undefined, () => undefined)
}
process.parentPort = port

// What comes before anybody listens waits.
const early = []
process.on('message', (data) => {
  if (port.listenerCount('message') === 0) early.push({ data, ports: [] })
  else port.emit('message', { data, ports: [] })
})
port.on('newListener', (name) => {
  if (name !== 'message') return
  queueMicrotask(() => {
    for (const event of early.splice(0)) port.emit('message', event)
  })
})

process.on('disconnect', () => process.exit(0))
