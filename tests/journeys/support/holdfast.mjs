// Runs the program of this build: single commands, and the site on a free port with the example partnership in a temporary folder.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export const program = process.env.HOLDFAST_PROGRAM ?? fail('HOLDFAST_PROGRAM names the program to test; ctest and dev/journeys set it')
export const sources = new URL('../../..', import.meta.url).pathname

function fail(why) {
  throw new Error(why)
}

const folders = new Set()
const children = new Set()
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1))

/** A new folder that is gone when the test process ends. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-journey-'))
  folders.add(folder)
  return folder
}

async function textOf(stream) {
  const parts = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

/** Runs one command to its end: its exit code and what it wrote. */
export async function run(command, { cwd = tmpdir(), env = {}, input = '', through = [] } = {}) {
  const words = [...through, program, ...command]
  const child = spawn(words[0], words.slice(1), { cwd, env: { ...process.env, ...env } })
  children.add(child)
  child.stdin.on('error', () => {}) // a command that does not read closes it early
  child.stdin.end(input)
  const [[code], out, err] = await Promise.all([once(child, 'close'), textOf(child.stdout), textOf(child.stderr)])
  children.delete(child)
  return { code, out, err }
}

/** A database with nothing in it: this one, or a file. */
export function newDatabase(address) {
  const folder = temporaryFolder()
  return { folder, url: address ?? `sqlite:${join(folder, 'holdfast.sqlite')}`, passwords: new Map() }
}

/** A database with the example partnership, one account for each role, and about so many children; `county` for all that its figures need. */
export async function exampleDatabase(database, { children = 150 } = {}) {
  const folder = temporaryFolder()
  const url = database ?? `sqlite:${join(folder, 'holdfast.sqlite')}`
  const accounts = join(folder, 'accounts.txt')
  const { code, err } = await run(['--database', url, 'example', '--accounts', accounts, ...(children === 'county' ? [] : ['--children', String(children)])], { cwd: folder })
  if (code !== 0) throw new Error(`the example could not be loaded: ${err}`)
  return { folder, url, passwords: passwordsIn(accounts) }
}

function passwordsIn(file) {
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return new Map(lines.map(line => line.trim().split(/\s+/)))
}

/** The site, served by a process of its own until stop() or kill(). */
export class Site {
  /** Tokens that visitors were given: they must never be in the log. */
  secrets = new Set()

  /** With the gallery of components, which is among the routes that are walked; `shipped` for the site as it is without. */
  static async serve({ url, passwords }, { through = [], options = [], port = 0, shipped = false } = {}) {
    const words = [...through, program, '--database', url, 'serve', '--port', String(port), ...(shipped ? [] : ['--gallery']), ...options]
    const site = new Site()
    site.passwords = passwords
    site.process = spawn(words[0], words.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] })
    children.add(site.process)
    site.ended = once(site.process, 'exit').then(([code, signal]) => (children.delete(site.process), { code, signal }))
    site.logEnded = once(site.process.stderr, 'end')
    site.log = ''
    site.process.stderr.on('data', part => (site.log += part))
    site.address = await site.#addressPrinted()
    return site
  }

  static async withExample(options, example) {
    return Site.serve(await exampleDatabase(undefined, example), options)
  }

  async #addressPrinted() {
    const lines = createInterface({ input: this.process.stdout })
    const printed = new Promise(resolve =>
      lines.on('line', line => {
        this.setUpCode ??= /with this code: (\S+)/.exec(line)?.[1]
        const address = /^Holdfast is at (http:\S+)/.exec(line)?.[1]
        if (address) resolve(address)
      }))
    const ended = this.ended.then(({ code }) => fail(`the site ended with ${code} before it was open: ${this.log}`))
    return Promise.race([printed, ended])
  }

  /** The first line of the log with this word or pattern, now or when it comes: an answer may overtake the line about it. */
  logged(what) {
    return new Promise((resolve, reject) => {
      const look = () => {
        const line = this.log.slice(0, this.log.lastIndexOf('\n') + 1).split('\n').find(each => (what instanceof RegExp ? what.test(each) : each.includes(what)))
        if (line) settle(resolve, line)
      }
      const end = () => settle(reject, new Error(`the log never said ${what}`))
      const late = setTimeout(end, 20_000)
      const settle = (how, result) => {
        clearTimeout(late)
        this.process.stderr.off('data', look).off('end', end)
        how(result)
      }
      this.process.stderr.on('data', look).on('end', end)
      look()
    })
  }

  /** Ends it as an operator would; gives its exit code. */
  async stop() {
    this.process.kill('SIGTERM')
    const { code } = await this.ended
    await this.logEnded
    this.#checkLog()
    return code
  }

  /** Ends it as a power cut would. */
  async kill() {
    this.process.kill('SIGKILL')
    await this.ended
    this.#checkLog()
  }

  /** No line of any log of any journey holds a password, a token, a person's name or what was asked for behind a question mark. */
  #checkLog() {
    const secrets = [...(this.passwords?.values() ?? []), ...this.secrets].filter(secret => secret.length > 7)
    for (const line of this.log.split('\n')) {
      for (const secret of secrets) if (line.includes(secret)) fail(`a secret is in the log: ${line.replaceAll(secret, '[it]')}`)
      if (/Example [A-Z]|"path":"[^"]*\?|password=|csrf_token/.test(line)) fail(`a person or what they typed is in the log: ${line}`)
    }
  }
}
