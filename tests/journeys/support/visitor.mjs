// Somebody with an HTTP client: keeps cookies, follows nothing by itself, and takes no answer that is not dressed as the rules say.
import { faultsOfAnswer } from './answer_rules.mjs'
import { markup } from './markup.mjs'

/** Debian's Node 18 has no getSetCookie; there the headers come joined by commas, as those within a date are not followed by a name. */
export const cookiesSet = headers => headers.getSetCookie?.() ?? (headers.get('set-cookie') ?? '').split(/, (?=[\w-]+=)/).filter(Boolean)

export class Visitor {
  constructor(site) {
    this.site = site
    this.cookies = new Map()
  }

  /** Somebody who has signed in with the example account of this role. */
  static async as(site, role) {
    const visitor = new Visitor(site)
    const answer = await visitor.signIn(role, site.passwords.get(role))
    if (answer.status !== 303) throw new Error(`${role} could not sign in: ${answer.status}`)
    visitor.account = role
    return visitor
  }

  async signIn(userName, password) {
    const token = await this.token('/sign-in')
    return this.post('/sign-in', { csrf_token: token, user_name: userName, password, next: '' })
  }

  async request(path, options = {}) {
    const sent = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(sent && { cookie: sent }), ...options.headers }
    const response = await fetch(this.site.address + path, { redirect: 'manual', ...options, headers })
    const body = Buffer.from(await response.arrayBuffer())
    for (const cookie of cookiesSet(response.headers)) this.#keep(cookie)
    const answer = { status: response.status, headers: response.headers, type: response.headers.get('content-type') ?? '', bytes: body, text: body.toString('utf8') }
    const faults = faultsOfAnswer(answer, { path, method: options.method, isBehindTls: this.site.isBehindTls, secrets: this.#secrets(), providers: this.site.providers })
    if (faults.length > 0) throw new Error(faults.join('\n'))
    return answer
  }

  #keep(header) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(header)
    if (/max-age=0/i.test(header)) this.cookies.delete(name)
    else this.cookies.set(name, value)
    if (!/message$/.test(name)) this.site.secrets?.add(value)
  }

  /** What stands for this person and is told to nobody but the browser. */
  #secrets() {
    return [...this.cookies].filter(([name]) => /(^|-)holdfast$/.test(name)).map(([, value]) => value)
  }

  get(path) {
    return this.request(path)
  }

  /** Sends a form as a browser does; a field with several values is one that was ticked more than once. */
  post(path, fields) {
    const body = fields instanceof FormData || fields instanceof URLSearchParams ? fields : new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map(each => [name, each])))
    return this.request(path, { method: 'POST', body, headers: { origin: this.site.address } })
  }

  /** The token that the forms of this session carry; it can be read from any page with a form. */
  async token(path = '/') {
    const { text } = await this.get(path)
    const token = markup(text).fields.get('csrf_token')
    if (token) this.site.secrets?.add(token)
    return token
  }

  /** Sends a form with this session's token. */
  async submit(path, fields) {
    this.csrf ??= await this.token()
    if (fields instanceof FormData) fields.append('csrf_token', this.csrf)
    else fields = { csrf_token: this.csrf, ...fields }
    return this.post(path, fields)
  }
}
