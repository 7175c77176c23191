import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { faultsOfAnswer } from './support/answer_rules.mjs'
import { openBrowser } from './support/browser.mjs'
import { exampleDatabase, newDatabase, program, run, Site, sources, temporaryFolder } from './support/holdfast.mjs'
import { freePort, Nginx } from './support/nginx.mjs'
import { Visitor } from './support/visitor.mjs'
import { exchange, request } from './support/wire.mjs'

const form = 'application/x-www-form-urlencoded'
/** The option that an environment variable stands for, as the help has it. */
const optionFor = (help, name) => new RegExp(`(--[a-z-]+)[^\\n]*\\(Env:${name}\\)`).exec(help)[1]

describe('behind the nginx that is shipped', () => {
  let site, nginx
  before(async () => {
    const port = await freePort()
    const options = ['--behind-tls', '--trusted-proxy', '127.0.0.1', '--allowed-host', `localhost:${port}`]
    site = await Site.serve(await exampleDatabase(), { options })
    nginx = await Nginx.before(new URL(site.address).port, { port })
  })
  after(async () => {
    await nginx?.stop()
    await site?.stop()
  })

  const host = () => `localhost:${nginx.port}`
  const ask = (method, target, options = {}, from) => exchange(nginx, request(method, target, { host: host(), ...options }), { open: nginx.open(from), keepsOpen: true })
  const faults = (answer, path) => faultsOfAnswer(answer, { path, isBehindTls: true })
  const lineAbout = async path => JSON.parse(await site.logged(`"path":"${path}"`))

  test('a person signs in with a real browser, and the cookie is secure, for this host alone, and out of reach of scripts', async t => {
    const browser = await openBrowser()
    t.after(() => browser.close())
    const context = await browser.newContext({ baseURL: nginx.address, ignoreHTTPSErrors: true })
    const page = await context.newPage()
    await page.goto('/sign-in')
    await page.getByLabel('User name').fill('board-member')
    await page.getByLabel('Password', { exact: true }).fill(site.passwords.get('board-member'))
    await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL(url => !url.pathname.startsWith('/sign-in'))
    await page.goto('/scorecard/2016-17')
    assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /Scorecard|2016-17/)
    const cookie = (await context.cookies()).find(each => each.name === '__Host-holdfast')
    assert.deepEqual([cookie.secure, cookie.httpOnly, cookie.sameSite, cookie.path, cookie.domain], [true, true, 'Lax', '/', 'localhost'])
    assert.equal(await page.evaluate(() => document.cookie), '')
    const kept = await page.evaluate(async () => JSON.stringify([{ ...localStorage }, (await indexedDB.databases()).length, { ...sessionStorage }]))
    assert.match(kept, /^\[\{\},0,/, 'nothing outlives the tab')
    for (const secret of [cookie.value, site.passwords.get('board-member')]) assert.ok(!kept.includes(secret))
  })

  test('every answer is dressed as the rules say, also those that nginx makes of itself', async () => {
    const found = []
    const look = async (status, answer) => {
      assert.equal(answer.status, status, answer.text)
      found.push(...faults(answer, String(status)))
    }
    await look(200, await ask('GET', '/sign-in'))
    await look(303, await ask('GET', '/scorecard/2016-17'))
    await look(403, await ask('POST', '/sign-in', { headers: { 'content-type': form }, body: 'user_name=x' }))
    await look(400, await ask('GET', '/%00'))
    await look(413, await ask('POST', '/sign-in', { headers: { 'content-type': form, 'content-length': '99000000' } }))
    await look(414, await ask('GET', `/${'x'.repeat(20_000)}`))
    await look(400, await ask('GET', '/', { headers: { 'x-long': 'x'.repeat(20_000) } }))
    assert.deepEqual(found, [])
  })

  test('the trail and the log have the address that nginx saw, whatever the client says', async () => {
    const forged = { 'x-forwarded-for': '9.9.9.9, 8.8.8.8', forwarded: 'for=9.9.9.9', 'x-real-ip': '9.9.9.9', 'x-forwarded-host': 'elsewhere.example', 'x-forwarded-proto': 'http' }
    const answer = await ask('GET', '/accessibility', { headers: forged }, '127.0.0.2')
    assert.equal(answer.status, 200)
    assert.equal((await lineAbout('/accessibility')).peer, '127.0.0.2')
    assert.doesNotMatch(answer.text, /elsewhere\.example/)
    // Somebody who comes past nginx is no trusted proxy and stands for themselves.
    const past = (options, callback) => connect({ ...options, host: '127.0.0.1', localAddress: '127.0.0.3', allowHalfOpen: true }, callback)
    const direct = await exchange(site, request('GET', '/privacy', { host: host(), headers: forged }), { open: past })
    assert.equal(direct.status, 200)
    assert.equal((await lineAbout('/privacy')).peer, '127.0.0.3')
    assert.doesNotMatch(site.log, /9\.9\.9\.9|8\.8\.8\.8/)
  })

  test('another name is not answered, and plain HTTP leads to the one name of the site', async () => {
    await assert.rejects(exchange(nginx, request('GET', '/'), { open: nginx.open(undefined, { servername: 'elsewhere.example' }) }))
    const plain = await exchange({ address: nginx.plainAddress }, request('GET', '//elsewhere.example/', { host: 'elsewhere.example' }))
    assert.equal(plain.status, 301)
    assert.equal(plain.headers.get('location'), 'https://localhost/')
    assert.equal(plain.headers.get('server'), null)
  })

  test('nothing older than TLS 1.2 is spoken, and nothing without forward secrecy', () => {
    const spoken = words => {
      const client = spawnSync('openssl', ['s_client', '-connect', `127.0.0.1:${nginx.port}`, '-servername', 'localhost', ...words], { input: '', encoding: 'utf8', timeout: 20_000 })
      return /^\s*Cipher is (?!\(NONE\))|New, TLSv1/m.test(client.stdout) && client.status === 0
    }
    const anything = ['-cipher', 'ALL:@SECLEVEL=0']
    assert.equal(spoken(['-tls1_3']), true)
    assert.equal(spoken(['-tls1_2']), true)
    assert.equal(spoken(['-tls1_1', ...anything]), false)
    assert.equal(spoken(['-tls1', ...anything]), false)
    for (const weak of ['AES256-GCM-SHA384', 'AES128-SHA', 'ECDHE-RSA-AES128-SHA', 'NULL', 'DES-CBC3-SHA'])
      assert.equal(spoken(['-tls1_2', '-cipher', `${weak}:@SECLEVEL=0`]), false, weak)
  })

  test('an upload is handed on as it comes and is not kept by nginx', async () => {
    const page = await ask('GET', '/sign-in')
    assert.equal(page.status, 200)
    const kept = execFileSync('find', [`${nginx.folder}/temporary`, '-type', 'f'], { encoding: 'utf8' })
    assert.equal(kept, '')
    assert.match(readFileSync(`${sources}/deploy/nginx.conf`, 'utf8'), /proxy_request_buffering off;/)
  })

  test('the log of nginx holds no query', async () => {
    await ask('GET', '/sign-in?next=%2Fscorecard%2Fsecret-year')
    assert.match(nginx.log(), /GET \/sign-in/)
    assert.doesNotMatch(nginx.log(), /secret-year/)
  })
})

describe('the unit for systemd that is shipped', () => {
  const folder = temporaryFolder()
  const unit = `${folder}/holdfast.service`
  const shipped = readFileSync(`${sources}/deploy/holdfast.service`, 'utf8')
  const mail = readFileSync(`${sources}/deploy/holdfast.service.d/mail.conf`, 'utf8')
  writeFileSync(unit, shipped.replaceAll('/usr/bin/holdfast', program))

  test('is one that systemd understands, alone and with the drop-ins for PostgreSQL, mail, identity providers, keys, the log and the scanner', () => {
    const alone = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' })
    assert.equal(alone.stderr + alone.stdout, '')
    mkdirSync(`${unit}.d`)
    const dropIn = readFileSync(`${sources}/deploy/holdfast.service.d/postgresql.conf`, 'utf8')
    writeFileSync(`${unit}.d/postgresql.conf`, dropIn.replaceAll('/usr/bin/holdfast', program))
    const both = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' })
    assert.equal(both.stderr + both.stdout, '')
    writeFileSync(`${unit}.d/mail.conf`, mail)
    writeFileSync(`${unit}.d/keys.conf`, readFileSync(`${sources}/deploy/holdfast.service.d/keys.conf`, 'utf8'))
    writeFileSync(`${unit}.d/scanner.conf`, readFileSync(`${sources}/deploy/holdfast.service.d/scanner.conf`, 'utf8').replace(/^(After|Wants)=.*$/gm, '')) // ClamAV may be absent here
    writeFileSync(`${unit}.d/logs.conf`, readFileSync(`${sources}/deploy/holdfast.service.d/logs.conf`, 'utf8'))
    writeFileSync(`${unit}.d/open-id.conf`, readFileSync(`${sources}/deploy/holdfast.service.d/open-id.conf`, 'utf8'))
    const all = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' })
    assert.equal(all.stderr + all.stdout, '')
  })

  test('leaves the service so little that systemd rates its exposure at 2.0 or less', () => {
    const rated = spawnSync('systemd-analyze', ['security', '--offline=true', '--threshold=20', unit], { encoding: 'utf8' })
    assert.match(rated.stdout, /Overall exposure level for holdfast\.service: [01]\.\d/)
    assert.equal(rated.status, 0, rated.stdout.split('\n').pop())
  })

  test('lets the service speak to this machine and to nobody else, save whom a drop-in names by address', () => {
    const alone = `${temporaryFolder()}/holdfast.service`
    writeFileSync(alone, shipped)
    const rated = spawnSync('systemd-analyze', ['security', '--offline=true', '--no-pager', alone], { encoding: 'utf8' }).stdout
    assert.match(rated, /IPAddressDeny=\s+Service defines IP address allow list with only localhost entries/)
    for (const dropIn of readdirSync(`${sources}/deploy/holdfast.service.d`)) {
      const settings = readFileSync(`${sources}/deploy/holdfast.service.d/${dropIn}`, 'utf8')
      assert.doesNotMatch(settings, /^IPAddress(Deny=$|Allow=(any|0\.0\.0\.0|::))/m, dropIn)
      assert.doesNotMatch(settings, /^RestrictAddressFamilies=/m, dropIn)
    }
  })

  test('comes with no password and no key, and no option of the program has one that it begins with', () => {
    for (const name of readdirSync(`${sources}/deploy`, { recursive: true }).filter(name => /\./.test(name) && !/\.d$/.test(name))) {
      const text = readFileSync(`${sources}/deploy/${name}`, 'utf8')
      assert.doesNotMatch(text, /:\/\/[^/\s]*:[^/\s]*@|PRIVATE KEY|PGPASSWORD|(secret|password|passwd)\s*=\s*\S/i, name)
    }
    for (const command of [[], ['serve'], ['user', 'add']]) {
      const { stdout } = spawnSync(program, [...command, '--help'], { encoding: 'utf8' })
      assert.match(stdout, /--/)
      for (const line of stdout.split('\n').filter(line => /password|secret|user\b/i.test(line))) assert.doesNotMatch(line, /TEXT \[|\[default/, line)
    }
  })

  test('hands over keys as credentials under names that the program takes: none of them is made in the folder of keys', async () => {
    const shippedKeys = readFileSync(`${sources}/deploy/holdfast.service.d/keys.conf`, 'utf8')
    const names = [...shippedKeys.matchAll(/^LoadCredentialEncrypted=([\w.-]+):/gm)].map(([, name]) => name)
    assert.deepEqual(names, ['trail.key', 'sign-in.key', 'drafts.key'])
    const credentials = temporaryFolder(), database = newDatabase()
    for (const name of names) writeFileSync(`${credentials}/${name}`, randomBytes(32))
    const through = ['env', `CREDENTIALS_DIRECTORY=${credentials}`]
    const site = await Site.serve(database, { through })
    assert.equal((await new Visitor(site).get('/sign-in')).status, 200)
    assert.equal(await site.stop(), 0)
    const made = existsSync(`${database.folder}/keys`) ? readdirSync(`${database.folder}/keys`) : []
    assert.deepEqual(made.filter(name => names.includes(name)), [])
    const [withThem, without] = [await run(['--database', database.url, 'audit', 'log-key'], { through }), await run(['--database', database.url, 'audit', 'log-key'])]
    assert.equal(withThem.code, 0, withThem.err)
    assert.notEqual(without.out, withThem.out)
  })

  test('has no secret in it, and gives the program options that it knows', () => {
    assert.doesNotMatch(shipped, /password|secret=|token/i)
    const [, options] = /^ExecStart=\S+ (.*)$/m.exec(shipped)
    const known = spawnSync(program, ['serve', '--help'], { encoding: 'utf8' }).stdout
    for (const option of options.match(/--[a-z-]+/g).filter(name => name !== '--database')) assert.ok(known.includes(option), option)
  })

  test('serves nothing that is for those who work on the product: no gallery of components, also to an administrator', async () => {
    const [, options] = /^ExecStart=\S+ --database \S+ serve (.*)$/m.exec(shipped)
    const port = await freePort(), database = newDatabase()
    const words = options.replace('${HOLDFAST_HOST}', `127.0.0.1:${port}`).replace(/--port \d+ /, '').split(' ')
    const added = await run(['--database', database.url, 'user', 'add', 'admin', '--name', 'A', '--role', 'administrator'], { input: 'correct horse battery staple 7\n' })
    assert.equal(added.code, 0, added.err)
    for (const [shippedAlone, status] of [[true, 404], [false, 200]]) {
      const site = await Site.serve(database, { options: words, port, shipped: shippedAlone })
      site.isBehindTls = true
      const administrator = new Visitor(site)
      assert.equal((await administrator.signIn('admin', 'correct horse battery staple 7')).status, 303)
      for (const path of ['/design/components', '/design/components/button']) assert.equal((await administrator.get(path)).status, status, path)
      assert.equal((await administrator.get('/')).text.includes('/design/'), !shippedAlone)
      assert.equal(await site.stop(), 0)
    }
  })

  test('has settings of the log and of the scanner that the program takes', () => {
    const known = spawnSync(program, ['serve', '--help'], { encoding: 'utf8' }).stdout
    const settings = ['logs', 'scanner'].flatMap(name => [...readFileSync(`${sources}/deploy/holdfast.service.d/${name}.conf`, 'utf8').matchAll(/^Environment=(\w+)=/gm)]).map(([, name]) => name)
    assert.deepEqual(settings, ['HOLDFAST_LOG_TO', 'HOLDFAST_LOG_CA', 'HOLDFAST_SCAN_WITH'])
    for (const name of settings) assert.ok(known.includes(`(Env:${name})`), name)
  })

  test('has settings of mail that the program takes, with the password as a credential', async () => {
    const settings = Object.fromEntries([...mail.matchAll(/^Environment=(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]))
    const [, credential] = /^LoadCredential=([\w-]+):/m.exec(mail)
    assert.equal(settings.HOLDFAST_SMTP_PASSWORD_FILE, `%d/${credential}`)
    const known = spawnSync(program, ['--help'], { encoding: 'utf8' }).stdout
    for (const name of Object.keys(settings)) assert.ok(known.includes(`(Env:${name})`), name)
    const site = await Site.serve(await exampleDatabase(), { options: Object.entries(settings).flatMap(([name, value]) => [optionFor(known, name), value]) })
    assert.equal(await site.stop(), 0)
  })
})
