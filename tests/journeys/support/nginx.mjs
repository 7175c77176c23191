// The nginx configuration of deploy/ in front of a site, with a certificate made for the test, on free ports of this machine.
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { sources, temporaryFolder } from './holdfast.mjs'

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  return port
}

/** nginx at https://localhost:PORT, handing on to the site on the port `upstream`. */
export class Nginx {
  static async before(upstream, { port }) {
    const nginx = new Nginx()
    nginx.folder = temporaryFolder()
    nginx.port = port
    nginx.address = `https://localhost:${port}`
    nginx.#makeCertificate()
    nginx.#writeConfiguration(upstream, await freePort())
    nginx.process = spawn('nginx', ['-p', nginx.folder, '-c', `${nginx.folder}/nginx.conf`, '-e', `${nginx.folder}/error.log`], { stdio: 'ignore' })
    process.on('exit', () => nginx.process.kill('SIGKILL'))
    nginx.ended = once(nginx.process, 'exit')
    await nginx.#isOpen()
    return nginx
  }

  #makeCertificate() {
    this.certificate = `${this.folder}/certificate.pem`
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
    const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject]
    execFileSync('openssl', [...made, '-keyout', `${this.folder}/key.pem`, '-out', this.certificate], { stdio: 'pipe' })
  }

  /** The shipped file with this test's names, ports and paths, inside what Debian's nginx.conf has around it. */
  #writeConfiguration(upstream, plainPort) {
    mkdirSync(`${this.folder}/temporary`)
    this.plainAddress = `http://localhost:${plainPort}`
    const shipped = readFileSync(`${sources}/deploy/nginx.conf`, 'utf8')
      .replaceAll('/etc/ssl/holdfast', this.folder)
      .replaceAll('/var/log/nginx', this.folder)
      .replaceAll('listen 443 ssl', `listen 127.0.0.1:${this.port} ssl`)
      .replaceAll('listen 80', `listen 127.0.0.1:${plainPort}`)
      .replaceAll('holdfast.example.org', 'localhost')
      .replaceAll('127.0.0.1:8080', `127.0.0.1:${upstream}`)
    const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${this.folder}/temporary/${name};`)
    const around = `load_module /usr/lib/nginx/modules/ngx_http_headers_more_filter_module.so;
      daemon off; master_process off; pid ${this.folder}/nginx.pid;
      events {} http { ${own.join(' ')} ${shipped} }`
    writeFileSync(`${this.folder}/nginx.conf`, around)
  }

  async #isOpen() {
    for (let tries = 0; tries < 100; ++tries) {
      const socket = connect({ host: '127.0.0.1', port: this.port })
      const isOpen = await Promise.race([once(socket, 'connect').then(() => true, () => false), this.ended.then(() => false)])
      socket.destroy()
      if (isOpen) return
      if (this.process.exitCode !== null) break
      await new Promise(resolve => setTimeout(resolve, 50))
    }
    throw new Error(`nginx did not start: ${readFileSync(`${this.folder}/error.log`, 'utf8')}`)
  }

  /** A TLS connection that trusts this certificate alone, from `from` if it is given. */
  open(from, options = {}) {
    const ca = readFileSync(this.certificate)
    return ({ host, port }) => {
      const socket = connect({ host: '127.0.0.1', port, localAddress: from })
      return connectTls({ socket, servername: host, ca, allowHalfOpen: true, ...options })
    }
  }

  log() {
    return readFileSync(`${this.folder}/holdfast.log`, 'utf8')
  }

  async stop() {
    this.process.kill('SIGTERM')
    await this.ended
  }
}
