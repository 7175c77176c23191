// A mail server of one's own (npm smtp-server), with a certificate made for the test: what the site sends is read here as a mail program reads it.
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { temporaryFolder } from './holdfast.mjs'

const folder = temporaryFolder()
export const certificate = `${folder}/certificate.pem`
export const key = `${folder}/key.pem`
const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, '-keyout', `${folder}/key.pem`, '-out', certificate], { stdio: 'pipe' })

async function whole(stream) {
  const parts = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}

export class PostOffice {
  letters = []
  waiting = []

  /** `options` are those of SMTPServer; `refuse` says for a recipient's address what is answered instead of taking the letter. */
  static async open({ port = 0, refuse = () => undefined, ...options } = {}) {
    const office = new PostOffice()
    office.server = new SMTPServer({
      key: readFileSync(`${folder}/key.pem`), cert: readFileSync(certificate), authOptional: true, logger: false,
      onRcptTo: ({ address }, session, done) => done(refuse(address)),
      onData: (stream, session, done) => whole(stream).then(raw => office.#take(raw, session)).then(() => done(), done),
      ...options,
    })
    office.server.on('error', error => office.errors.push(error.message)) // a client that does not like the certificate hangs up
    office.server.listen(port, '127.0.0.1')
    await once(office.server.server, 'listening')
    office.port = office.server.server.address().port
    return office
  }
  errors = []

  async #take(raw, session) {
    const letter = await PostalMime.parse(raw)
    letter.raw = raw.toString('latin1')
    letter.isSecure = session.secure
    letter.recipients = session.envelope.rcptTo.map(({ address }) => address)
    this.letters.push(letter)
    this.waiting = this.waiting.filter(({ fits, resolve }) => !fits(letter) || resolve(letter))
  }

  /** The first letter to this address, and with this subject, that is not yet read; waits for it. */
  async letterTo(address, about = /./) {
    const fits = letter => !letter.isRead && letter.recipients.includes(address) && about.test(letter.subject)
    const letter = this.letters.find(fits) ?? (await new Promise(resolve => this.waiting.push({ fits, resolve })))
    letter.isRead = true
    return letter
  }

  async close() {
    await new Promise(resolve => this.server.close(resolve))
  }
}

/** The path of the single-use link in a letter. */
export function linkIn(letter) {
  const url = new URL(/https?:\/\/\S+\/link\?key=\S+/.exec(letter.text)[0])
  return url.pathname + url.search
}
