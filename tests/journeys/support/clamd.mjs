// Debian's virus scanner with a signature of our own: that of the EICAR test file, which is harmless.
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { temporaryFolder } from './holdfast.mjs'

/** The test file, put together here so that a scanner does not find it in the sources. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-')

export class Clamd {
  /** `most` is the size of the largest file that it looks at, such as `1M`. */
  constructor({ most = '1M' } = {}) {
    const folder = temporaryFolder()
    this.socket = `${folder}/clamd.ctl`
    this.configuration = `${folder}/clamd.conf`
    mkdirSync(`${folder}/signatures`)
    writeFileSync(`${folder}/signatures/test.ndb`, `Holdfast.Test.Eicar:0:*:${Buffer.from(eicar).toString('hex')}\n`)
    writeFileSync(this.configuration, ['Foreground yes', `DatabaseDirectory ${folder}/signatures`, `LocalSocket ${this.socket}`, `StreamMaxLength ${most}`, ''].join('\n'))
  }

  /** Started, and listening. */
  async start() {
    this.process = spawn('/usr/sbin/clamd', ['-c', this.configuration], { stdio: ['ignore', 'pipe', 'pipe'] })
    this.ended = once(this.process, 'exit')
    process.once('exit', () => this.process.kill('SIGKILL'))
    let said = ''
    const listening = new Promise(resolve => {
      for (const stream of [this.process.stdout, this.process.stderr]) stream.on('data', part => (said += part).includes('Self checking') && resolve())
    })
    await Promise.race([listening, this.ended.then(() => Promise.reject(new Error(`clamd ended: ${said}`)))])
    return this
  }

  async stop() {
    this.process.kill('SIGTERM')
    await this.ended
  }
}
