// What every answer of the site must carry, whatever its status, and what it must not.
import { cookiesSet } from './visitor.mjs'

const once = ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'cross-origin-opener-policy', 'cross-origin-resource-policy',
  'permissions-policy', 'cache-control', 'strict-transport-security', 'content-type', 'content-length', 'location']
const exactly = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
}
const directives = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
}
/** Of a document of a record, which may do nothing at all. */
const ofDocuments = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
const types = {
  'text/html; charset=utf-8': /^\s*<!DOCTYPE html>/i,
  'text/calendar; charset=utf-8': /^BEGIN:VCALENDAR\r\n/,
  'text/csv; charset=utf-8': /^\ufeff?[^<\0]*/,
  'text/plain; charset=utf-8': /^[^<\0]/,
  'text/css; charset=utf-8': /^[^<\0]/,
  'text/javascript; charset=utf-8': /^[^<\0]/,
  'application/json': /^\s*[{["\d]/,
  'application/csvm+json': /^\s*{/,
  'application/problem+json': /^\s*{/,
  'application/pdf': /^%PDF-/,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': /^PK/,
  'application/vnd.oasis.opendocument.spreadsheet': /^PK/,
  'application/vnd.oasis.opendocument.text': /^PK/,
  'image/svg+xml': /^\s*<(\?xml|svg)/,
  'image/png': /^.PNG/s,
  'image/x-icon': /^\0\0/,
  'font/woff2': /^wOF2/,
  'application/manifest+json': /^\s*{/,
}
const tellsOfUs = /^(server|x-powered-by|via|x-aspnet|x-runtime|x-version|x-generator)/
/** An asset's path holds the hash of what it is. */
const isHashedAsset = path => /^\/assets\/[\w.-]+-[0-9a-f]{8,}\.\w+$/.test(path)

/**
 * What is wrong with one answer, in words. `path` is what was asked for; `isBehindTls` how the site is served; `secrets` what no body and
 * no header but Set-Cookie may hold.
 */
export function faultsOfAnswer({ status, headers, bytes, text, lines }, { path, isBehindTls = false, secrets = [], method = 'GET', providers = [] }) {
  const faults = []
  const expect = (holds, words) => holds || faults.push(words)
  for (const [name, value] of Object.entries(exactly)) expect(headers.get(name) === value, `${name}: ${headers.get(name)}`)
  expect(/camera=\(\)/.test(headers.get('permissions-policy') ?? ''), 'no Permissions-Policy')
  faults.push(...faultsOfPolicy(headers.get('content-security-policy')), ...faultsOfCaching(headers, path, status))
  for (const name of headers.keys()) {
    expect(!tellsOfUs.test(name), `tells of itself: ${name}`)
    expect(!name.startsWith('access-control-'), `opens itself to other sites: ${name}`)
  }
  if (status === 200 && bytes.length > 0) faults.push(...faultsOfPlace(headers, path))
  const hsts = headers.get('strict-transport-security')
  expect(isBehindTls ? Number(/max-age=(\d+); includeSubDomains/.exec(hsts)?.[1]) >= 31536000 : hsts === null, `Strict-Transport-Security: ${hsts}`)
  for (const cookie of cookiesSet(headers)) faults.push(...faultsOfCookie(cookie, isBehindTls))
  if (lines) for (const name of once) expect(lines.filter(line => line[0] === name).length < 2, `${name} more than once`)
  if (bytes.length > 0) faults.push(...faultsOfBody(headers, bytes, text))
  if (method === 'HEAD' || [204, 304].includes(status)) expect(bytes.length === 0, 'a body where none belongs')
  if (status === 405) expect(/^(GET|HEAD|POST)(, (GET|HEAD|POST))*$/.test(headers.get('allow') ?? ''), `405 with Allow: ${headers.get('allow')}`)
  if (status === 503 || status === 429) expect(/^\d+$/.test(headers.get('retry-after') ?? ''), `${status} without Retry-After`)
  if (status === 303) expect(/^\/(?![/\\])/.test(headers.get('location') ?? '') || isToProvider(headers.get('location'), path, providers), `leads to ${headers.get('location')}`)
  for (const secret of secrets) {
    expect(!text.includes(secret), 'a live token in the body')
    expect(![...headers].some(([name, value]) => name !== 'set-cookie' && value.includes(secret)), 'a live token in a header')
  }
  return faults.map(fault => `${method} ${path} (${status}): ${fault}`)
}

function faultsOfPolicy(policy) {
  if (!policy) return ['no Content-Security-Policy']
  if (policy === ofDocuments) return []
  const given = new Map(policy.split(';').map(part => part.trim()).filter(Boolean).map(part => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]))
  const faults = Object.entries(directives).filter(([name, value]) => given.get(name) !== value).map(([name]) => `policy: ${name} ${given.get(name)}`)
  if (/unsafe|https?:|\*|blob:/.test(policy)) faults.push(`policy: ${policy}`)
  return faults
}

/** Where one signs in or out at an identity provider of the settings; no other page leads to another site. */
function isToProvider(location, path, providers) {
  return /^\/(sign-in|confirm)\/with\//.test(path) && providers.some(provider => location.startsWith(provider + '/'))
}

function faultsOfCaching(headers, path, status) {
  const caching = headers.get('cache-control')
  const isAsset = isHashedAsset(path.split('?')[0]) && [200, 304].includes(status)
  return caching === (isAsset ? 'public, max-age=31536000, immutable' : 'no-store') ? [] : [`Cache-Control: ${caching}`]
}

/** What is neither a page nor one of its parts is saved under a plain name of ours, never shown. */
function faultsOfPlace(headers, path) {
  const place = headers.get('content-disposition') ?? ''
  const isSaved = /^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.%-]+$/.test(place)
  const isShown = /^text\/html|^image\/|^font\//.test(headers.get('content-type') ?? '') || isHashedAsset(path.split('?')[0]) || path.split('?')[0] === '/health'
  return isSaved || (isShown && place === '') ? [] : [`a file that is not saved: ${place}`]
}

function faultsOfCookie(cookie, isBehindTls) {
  const [pair, ...attributes] = cookie.split(';').map(part => part.trim())
  const has = name => attributes.some(attribute => attribute.toLowerCase() === name)
  const faults = []
  const expect = (holds, words) => holds || faults.push(`cookie ${pair.split('=')[0]}: ${words}`)
  expect(has('httponly'), 'not HttpOnly')
  expect(has('path=/'), 'not for the whole site')
  expect(has('samesite=lax') || has('samesite=strict'), 'no SameSite')
  expect(!attributes.some(attribute => /^domain=/i.test(attribute)), 'a Domain')
  expect(has('secure') === isBehindTls, 'Secure')
  expect(pair.startsWith('__Host-') === isBehindTls, 'the prefix')
  return faults
}

function faultsOfBody(headers, bytes, text) {
  const type = headers.get('content-type') ?? ''
  const looks = types[type]
  if (!looks) return [`Content-Type: ${type}`]
  const start = type.startsWith('text/') ? text.slice(0, 200) : bytes.subarray(0, 200).toString('latin1')
  return looks.test(start) ? [] : [`is no ${type}: ${start.slice(0, 40)}`]
}
