// Requests written byte by byte on a socket, for what no HTTP client would send, and their answers as they came.
import { connect } from 'node:net'

/** A connection to the site; a TLS one or one to a proxy is made by `open`. */
export function exchange(site, bytes, { patience = 20_000, open = connect, keepsOpen = false } = {}) {
  const { hostname, port } = new URL(site.address)
  return new Promise((resolve, reject) => {
    const socket = open({ host: hostname, port: Number(port) })
    const parts = []
    const end = () => (clearTimeout(timer), socket.destroy(), resolve(answerOf(Buffer.concat(parts))))
    const timer = setTimeout(end, patience)
    socket.on('data', part => parts.push(part))
    socket.on('close', end)
    socket.on('error', fault => (parts.length > 0 ? end() : (clearTimeout(timer), reject(fault))))
    if (keepsOpen) socket.write(bytes)
    else socket.end(bytes)
  })
}

/** One request as a client writes it, with the length of its body. */
export function request(method, target, { headers = {}, body = '', host = 'localhost', version = 'HTTP/1.1' } = {}) {
  const length = body || method === 'POST' ? { 'content-length': Buffer.byteLength(body) } : {}
  const all = { host, ...length, connection: 'close', ...headers }
  const lines = Object.entries(all).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${method} ${target} ${version}\r\n${lines.join('')}\r\n${body}`
}

/** The status, every header line in order, and the body; a status of 0 when there was no answer. */
function answerOf(bytes) {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return { status: 0, lines: [], headers: new Headers(), text: bytes.toString(), bytes }
  const [first, ...rest] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const lines = rest.map(line => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()])
  const headers = new Headers()
  for (const [name, value] of lines) headers.append(name, value)
  const body = bytes.subarray(end + 4)
  return { status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1] ?? 0), lines, headers, type: headers.get('content-type') ?? '', bytes: body, text: body.toString('utf8') }
}
