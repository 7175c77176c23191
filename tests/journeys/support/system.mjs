// A system of an agency as it uses the API: no browser, no cookies.
import { faultsOfAnswer } from './answer_rules.mjs'
import { markup } from './markup.mjs'

/** What stands beside this word in the list of the page. */
const beside = (text, word) => new RegExp(`${word}\\s*</dt>\\s*<dd[^>]*>\\s*(?:<code>)?([^<]*)`).exec(text)?.[1].trim()

/** An administrator lets a system in: what its page showed once. */
export async function letIn(site, administrator, { name = 'Timetable', agency, scopes = 'allegations:refer', a_second = '50' }) {
  const answer = await administrator.submit('/agency-systems/new', { name, agency, scopes, a_second })
  if (answer.status !== 200) throw new Error(`the system was answered with ${answer.status}: ${markup(answer.text).words}`)
  const shown = { client: beside(answer.text, 'Client'), secret: beside(answer.text, 'Secret'), path: /href="(\/agency-systems\/\d+)"/.exec(answer.text)[1] }
  site.secrets.add(shown.secret)
  return shown
}

export class System {
  constructor(site, { client, secret }) {
    Object.assign(this, { site, client, secret })
  }

  /** One that has its token. */
  static async of(site, shown) {
    const system = new System(site, shown)
    const { status, body } = await system.askForToken()
    if (status !== 200) throw new Error(`no token: ${status} ${JSON.stringify(body)}`)
    system.token = body.access_token
    site.secrets.add(system.token)
    return system
  }

  async request(path, { method = 'GET', headers = {}, body } = {}) {
    const sent = { ...(this.token && { authorization: `Bearer ${this.token}` }), ...headers }
    const response = await fetch(this.site.address + path, { method, body, redirect: 'manual', headers: sent })
    const bytes = Buffer.from(await response.arrayBuffer())
    const answer = { status: response.status, headers: response.headers, type: response.headers.get('content-type') ?? '', bytes, text: bytes.toString('utf8') }
    const faults = faultsOfAnswer(answer, { path, method, isBehindTls: this.site.isBehindTls, secrets: path === '/api/token' ? [] : [this.secret, this.token].filter(Boolean) })
    if (answer.status >= 400 && path !== '/api/token' && answer.type !== 'application/problem+json') faults.push(`${path}: ${answer.status} is no problem of RFC 9457 but ${answer.type}`)
    if (response.headers.has('set-cookie')) faults.push('a cookie for a system')
    if (faults.length > 0) throw new Error(faults.join('\n'))
    return { ...answer, body: /json/.test(answer.type) ? JSON.parse(answer.text) : undefined }
  }

  askForToken(fields = {}) {
    const credentials = Buffer.from(`${encodeURIComponent(this.client)}:${encodeURIComponent(this.secret)}`).toString('base64')
    return this.request('/api/token', { method: 'POST', headers: { authorization: `Basic ${credentials}` }, body: new URLSearchParams({ grant_type: 'client_credentials', ...fields }) })
  }

  get(path) {
    return this.request(path)
  }

  post(path, value, key, headers = {}) {
    return this.request(path, { method: 'POST', body: typeof value === 'string' ? value : JSON.stringify(value), headers: { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }), ...headers } })
  }
}
