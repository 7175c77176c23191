// The log on another machine: every line of it, sealed, also those of a time when that machine is not there.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { createServer } from 'node:tls'
import { after, describe, test } from 'node:test'
import { newDatabase, run, Site } from './support/holdfast.mjs'
import { certificate, key } from './support/post_office.mjs'
import { Visitor } from './support/visitor.mjs'

/** A syslog server with TLS: RFC 5424 messages, each with its length before it (RFC 6587). */
class Receiver {
  messages = []
  waiting = []
  connections = new Set()

  static async open(port = 0) {
    const receiver = new Receiver()
    receiver.server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, connection => receiver.#read(connection))
    receiver.server.on('tlsClientError', error => receiver.refusals.push(error.message))
    receiver.server.listen(port, '127.0.0.1')
    await once(receiver.server, 'listening')
    receiver.port = receiver.server.address().port
    return receiver
  }
  refusals = []

  #read(connection) {
    this.connections.add(connection)
    let read = Buffer.alloc(0)
    connection.on('error', () => {})
    connection.on('data', part => {
      read = Buffer.concat([read, part])
      for (let size; (size = /^(\d+) /.exec(read.subarray(0, 12).toString('latin1'))) && read.length >= size[0].length + Number(size[1]); ) {
        const end = size[0].length + Number(size[1])
        this.#take(read.subarray(size[0].length, end).toString('utf8'))
        read = read.subarray(end)
      }
    })
  }

  #take(message) {
    this.messages.push(message)
    this.waiting = this.waiting.filter(({ word, resolve }) => !message.includes(word) || resolve(message))
  }

  /** The first message with this word, now or when it comes. */
  with(word) {
    return this.messages.find(message => message.includes(word)) ?? new Promise(resolve => this.waiting.push({ word, resolve }))
  }

  async close() {
    for (const connection of this.connections) connection.destroy()
    await new Promise(resolve => this.server.close(resolve))
  }
}

const linesOf = text => text.split('\n').filter(Boolean)
const head = /^<(\d+)>1 (\S+Z) (\S+) holdfast (\d+) (\S+) - (\{.*)$/

describe('the log that is sent to another machine', () => {
  let site, receiver
  after(async () => {
    await site?.kill()
    await receiver?.close()
  })

  test('is there line by line as it is on standard error, also what was said while that machine was gone', { timeout: 60_000 }, async () => {
    receiver = await Receiver.open()
    const { port } = receiver
    site = await Site.serve(newDatabase(), { options: ['--log-to', `tls://localhost:${port}`, '--log-ca', certificate] })
    const visitor = new Visitor(site)
    await visitor.get('/sign-in?next=%2Fsecret-year')
    await receiver.with('"path":"/sign-in"')
    const before = receiver.messages
    await receiver.close()
    for (const path of ['/privacy', '/accessibility', '/cookies']) await visitor.get(path)
    await site.logged('log_receiver_gone')
    receiver = await Receiver.open(port)
    await receiver.with('"path":"/cookies"')
    await visitor.get('/health')
    assert.equal(await site.stop(), 0)
    const sent = [...before, ...receiver.messages].map(message => head.exec(message))
    assert.ok(sent.every(Boolean))
    const own = /"event":"log_receiver_(gone|back)"/ // said of the way there, on this machine alone
    assert.deepEqual([...new Set(sent.map(([, , , , , , line]) => line))].sort(), linesOf(site.log).filter(line => !own.test(line)).sort())
    for (const [, priority, time, host, process, event, line] of sent) {
      const said = JSON.parse(line)
      assert.deepEqual([time, event, host, Number(process)], [said.time, said.event, hostname(), site.process.pid])
      assert.equal(Number(priority), 16 * 8 + { note: 6, warning: 4, fault: 3 }[said.level])
    }
    assert.doesNotMatch(sent.join('\n'), /secret-year/)
    site = undefined
  })

  test('is told to nobody whose certificate is not believed, and the site serves all the same', { timeout: 60_000 }, async () => {
    site = await Site.serve(newDatabase(), { options: ['--log-to', `tls://localhost:${receiver.port}`] })
    const told = receiver.messages.length
    assert.equal((await new Visitor(site).get('/sign-in')).status, 200)
    assert.match(await site.logged('log_receiver_gone'), /certificate/i)
    assert.equal(await site.stop(), 0)
    assert.match(site.log, /"event":"log_lines_never_sent","count":\d+/)
    assert.equal(receiver.messages.length, told)
    site = undefined
  })

  test('is not begun where the address is none or would let it cross a network unsealed', async () => {
    for (const [address, why] of [['tcp://192.0.2.1:514', /with TLS only/], ['logs.example.org', /no address/]]) {
      const { code, err } = await run(['--database', newDatabase().url, 'serve', '--port', '0', '--log-to', address], { through: ['timeout', '20'] })
      assert.equal(code, 1, err)
      assert.match(err, why)
    }
  })
})
