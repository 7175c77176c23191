// A new database on the PostgreSQL server that HOLDFAST_TEST_POSTGRES names, if it names one; and a server of its own for a test that breaks it.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'

let count = 0

export async function newPostgresDatabase() {
  const server = process.env.HOLDFAST_TEST_POSTGRES
  if (!server) return undefined
  const name = `holdfast_journey_${process.pid}_${++count}`
  await promisify(execFile)('psql', ['--quiet', '--no-psqlrc', '--command', `CREATE DATABASE ${name}`, server])
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

/** What tests run on, by name: the address of a new database each time, or none for a file in a temporary folder. */
export const databases = { SQLite: async () => undefined, ...(process.env.HOLDFAST_TEST_POSTGRES && { PostgreSQL: newPostgresDatabase }) }

/** Another database on the same server that holds what this one does; nobody may have this one open. */
export async function copyOfPostgresDatabase(address) {
  const url = new URL(address)
  const from = url.pathname.slice(1)
  url.pathname += `_${++count}`
  await promisify(execFile)('psql', ['--quiet', '--no-psqlrc', '--command', `CREATE DATABASE ${url.pathname.slice(1)} TEMPLATE ${from}`, process.env.HOLDFAST_TEST_POSTGRES])
  return url.href
}

/** A server of one's own, to stop, start, and fill the disk of; gone with the test process. `small` puts its `data` or its `log` on a small disk; `tls` is the folder of its certificate. */
export class OwnServer {
  static async start(small = '', tls = '') {
    const server = new OwnServer()
    const script = new URL('../../../dev/postgres', import.meta.url).pathname
    server.process = spawn(script, ['words'], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, HOLDFAST_TEST_POSTGRES_SMALL: small, HOLDFAST_TEST_POSTGRES_TLS: tls, HOLDFAST_TEST_POSTGRES_FOLDER: '' } })
    server.lines = createInterface({ input: server.process.stdout })[Symbol.asyncIterator]()
    server.url = (await server.lines.next()).value
    if (!server.url) throw new Error('dev/postgres started no server')
    return server
  }

  /** Whether it could be done. */
  async do(word) {
    this.process.stdin.write(`${word}\n`)
    return (await this.lines.next()).value === 'done'
  }

  /** Ends it and takes everything of it away. */
  async end() {
    this.process.stdin.end()
    await once(this.process, 'exit')
  }
}
