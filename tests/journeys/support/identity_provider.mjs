// A real OpenID provider (npm oidc-provider) on this machine, and somebody who signs in with it without a browser.
import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import Provider from 'oidc-provider'
import { temporaryFolder } from './holdfast.mjs'

/** A pair of keys as JWKs, and the private one in PEM. */
export function keyPair(kind, kid) {
  const pair = kind === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('rsa', { modulusLength: 2048 })
  const about = { kid, use: 'sig', alg: kind }
  return {
    privateJwk: { ...pair.privateKey.export({ format: 'jwk' }), ...about },
    publicJwk: { ...pair.publicKey.export({ format: 'jwk' }), ...about },
    pem: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }),
  }
}

export class IdentityProvider {
  /** Who signs in there next, and how: { accountId, acr }; nobody declines. */
  person = { accountId: 'ana' }
  /** What clients have asked of the token endpoint: how they said who they are. */
  asked = []

  /** With a certificate made for it where `tls` is said. */
  static async start({ tls = false } = {}) {
    const provider = new IdentityProvider()
    const answer = (request, response) => provider.#answer(request, response)
    provider.server = tls ? https.createServer(provider.#certificate(), answer) : http.createServer(answer)
    provider.server.listen(0, '127.0.0.1')
    await once(provider.server, 'listening')
    provider.address = `${tls ? 'https://localhost' : 'http://127.0.0.1'}:${provider.server.address().port}`
    return provider
  }

  #certificate() {
    const folder = temporaryFolder()
    this.caFile = `${folder}/certificate.pem`
    const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
    execFileSync('openssl', [...made, '-keyout', `${folder}/key.pem`, '-out', this.caFile], { stdio: 'pipe' })
    return { key: readFileSync(`${folder}/key.pem`), cert: readFileSync(this.caFile) }
  }

  /** Begins to serve these clients, with new keys under new names; called again, it does so with other keys. */
  serve(clients = this.clients) {
    this.clients = clients
    this.generation = (this.generation ?? 0) + 1
    const keys = ['RS256', 'PS256', 'ES256'].map(kind => keyPair(kind, `${kind}-${this.generation}`).privateJwk)
    this.provider = new Provider(this.address, {
      clients,
      jwks: { keys },
      cookies: { keys: ['of the test'] },
      pkce: { required: () => true, methods: ['S256'] },
      features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: true } },
      interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
      acrValues: ['urn:one', 'urn:two'],
      findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, email: 'auditor@example.org', email_verified: false }) }),
      loadExistingGrant: ctx => this.#grant(ctx.oidc),
    })
    this.handle = this.provider.callback()
  }

  async #grant({ client, session, provider }) {
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
    grant.addOIDCScope('openid')
    await grant.save()
    return grant
  }

  async #answer(request, response) {
    if (request.url === '/token') this.asked.push(request.headers.authorization?.split(' ')[0] ?? 'form')
    if (!request.url.startsWith('/interaction/')) return this.handle(request, response)
    const { accountId, acr } = this.person
    const result = accountId ? { login: { accountId, acr, amr: acr ? ['mfa'] : ['pwd'] } } : { error: 'access_denied', error_description: 'no' }
    await this.provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  }

  async stop() {
    this.server.closeAllConnections()
    this.server.close()
    await once(this.server, 'close')
  }
}

/** A browser's part at the provider: cookies, redirects, the button on the page where one signs out; ends where it leads back to the site. */
export class Wanderer {
  cookies = new Map()

  constructor(provider) {
    this.provider = provider
  }

  /** The path at the site that the provider leads to, from this address of the provider. */
  async from(address, site) {
    let next = { url: address }
    for (let steps = 0; steps < 12; ++steps) {
      if (next.url.startsWith(site.address + '/')) return next.url.slice(site.address.length)
      next = await this.#step(next)
    }
    throw new Error(`the provider does not lead back: ${next.url}`)
  }

  async #step({ url, body }) {
    const { status, headers, text } = await this.#request(url, body)
    if (status >= 300 && status < 400) return { url: new URL(headers.location, url).href }
    const form = /<form[^>]*action="([^"]+)"[^>]*>[^]*?name="xsrf" value="([^"]+)"/.exec(text)
    if (!form) throw new Error(`${status} at ${url.split('?')[0]}: ${text.slice(0, 400)}`)
    return { url: form[1], body: new URLSearchParams({ xsrf: form[2], logout: 'yes' }).toString() }
  }

  async #request(url, body) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const about = { method: body ? 'POST' : 'GET', ca: this.provider.caFile && readFileSync(this.provider.caFile), agent: false, headers: { cookie, ...(body && { 'content-type': 'application/x-www-form-urlencoded' }) } }
    const request = (url.startsWith('https:') ? https : http).request(url, about)
    request.end(body)
    const [response] = await once(request, 'response')
    for (const header of response.headers['set-cookie'] ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(header)
      value ? this.cookies.set(name, value) : this.cookies.delete(name)
    }
    const parts = []
    for await (const part of response) parts.push(part)
    return { status: response.statusCode, headers: response.headers, text: Buffer.concat(parts).toString('utf8') }
  }
}
