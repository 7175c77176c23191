// A database on another machine is spoken to with TLS, and only when it is the one that was meant: a real PostgreSQL server, real certificates.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { after, before, describe, test } from 'node:test'
import { run, Site, temporaryFolder } from './support/holdfast.mjs'
import { OwnServer } from './support/postgres.mjs'
import { Visitor } from './support/visitor.mjs'

const folder = temporaryFolder()
execFileSync('chmod', ['755', folder]) // the server runs as another user
const openssl = (...words) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' })

function authority(name) {
  openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.pem`)
}
/** Puts a certificate for this host, signed by this authority, where the server takes it when it starts. */
function giveServer(host, by) {
  openssl('req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`, '-keyout', 'key.pem', '-out', 'request.pem')
  openssl('x509', '-req', '-in', 'request.pem', '-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-days', '2', '-copy_extensions', 'copy', '-out', 'certificate.pem')
}

describe('a PostgreSQL server that is spoken to with sslmode=verify-full', () => {
  let server, trusting, site
  before(async () => {
    authority('ours')
    authority('another')
    giveServer('localhost', 'ours')
    server = await OwnServer.start('', folder)
    const url = new URL(server.url)
    url.hostname = 'localhost'
    trusting = options => `${url.href}?${new URLSearchParams({ sslmode: 'verify-full', sslrootcert: `${folder}/ours.pem`, ...options })}`
  })
  after(async () => {
    await site?.stop()
    await server?.end()
  })
  const migrate = url => run(['--database', url, 'migrate'])
  async function isRefused(url, why) {
    const { code, err } = await migrate(url)
    assert.notEqual(code, 0, err)
    assert.match(err, why)
  }
  const restartWith = async (host, by) => {
    giveServer(host, by)
    assert.ok(await server.do('crash'))
  }

  test('is used with TLS when its certificate is the right one, and never without', async () => {
    const { code, err } = await migrate(trusting())
    assert.equal(code, 0, err)
    await isRefused(trusting({ sslmode: 'disable' }), /no encryption|pg_hba/)
  })

  test('whose certificate is swapped is told nothing more, by commands and by the site that is served: its pages are 503 until the right one is back', async () => {
    site = await Site.serve({ url: trusting(), passwords: new Map() })
    const visitor = new Visitor(site)
    assert.equal((await visitor.get('/set-up')).status, 200)
    await restartWith('localhost', 'another')
    assert.equal((await visitor.get('/set-up')).status, 503)
    await isRefused(trusting(), /certificate verify failed|self.signed|unable to get/i)
    await restartWith('elsewhere.example', 'ours')
    await isRefused(trusting(), /does not match host name/)
    await restartWith('localhost', 'ours')
    assert.equal((await visitor.get('/set-up')).status, 200)
    assert.equal((await migrate(trusting())).code, 0)
  })
})
