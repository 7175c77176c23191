// Mail with a real mail server at the other end: invitations, forgotten passwords, a server that is away, and one that cannot be trusted.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { openBrowser, openPage, openPageAs } from './support/browser.mjs'
import { exampleDatabase, run, Site } from './support/holdfast.mjs'
import { markup } from './support/markup.mjs'
import { formsOf, sentByKeyboard } from './support/page_rules.mjs'
import { certificate, linkIn, PostOffice } from './support/post_office.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { Visitor } from './support/visitor.mjs'

const partnership = 'Bwrdd Diogelu Môn – plant yn gyntaf, a name that is longer than one word of a header can be'
const address = 'https://holdfast.example.org'
const chosen = 'kettles under a grey moon'
const soon = { timeout: 120_000 } // a letter that never comes is a failure, not a wait for ever
const smtpPassword = 'the password of the mail server'

const postgres = await newPostgresDatabase()
mailOn('SQLite', undefined)
if (postgres) mailOn('PostgreSQL', postgres)

/** Options of every command, for mail over this server. */
function mailOptions(office, folder, { scheme = 'smtp', ca = certificate } = {}) {
  const file = join(folder, 'smtp-password')
  writeFileSync(file, `${smtpPassword}\n`)
  const signIn = scheme === 'plain' ? [] : ['--smtp-user', 'holdfast', '--smtp-password-file', file]
  const host = scheme === 'plain' ? '127.0.0.1' : 'localhost'
  return ['--partnership', partnership, '--smtp', `${scheme}://${host}:${office.port}`, ...(ca ? ['--smtp-ca', ca] : []), '--mail-from', 'holdfast@example.org', '--site-address', address, ...signIn]
}

const signedIn = {
  authOptional: false,
  onAuth: (auth, session, done) =>
    auth.username === 'holdfast' && auth.password === smtpPassword && session.secure ? done(null, { user: 'holdfast' }) : done(new Error('not you')),
}

async function importPeople(database, rows) {
  const file = join(database.folder, 'people.csv')
  writeFileSync(file, ['person,user_name,agency,role,from,until,post,team,email', ...rows].join('\n') + '\n')
  const { code, err } = await run(['--database', database.url, 'import', 'people', file])
  assert.equal(code, 0, err)
}
const person = (userName, name = userName) => `${name},${userName},barnardos,social_worker,2026-11-01,,,,${userName}@example.org`

function mailOn(kind, url) {
  describe(`mail on ${kind}`, () => {
    let database, office, site, browser, options
    before(async () => {
      database = await exampleDatabase(url)
      office = await PostOffice.open(signedIn)
      options = mailOptions(office, database.folder)
      site = await Site.serve(database, { options })
      site.secrets.add(smtpPassword).add(chosen)
      browser = await openBrowser()
    })
    after(async () => {
      await browser?.close()
      await site?.stop() // looks for secrets in the log
      await office?.close()
    })

    const command = (...words) => run(['--database', database.url, ...options, ...words])
    /** Sends the form of this page that goes to this address with the keyboard alone; nobody in particular has no role. */
    async function byKeyboard(role, path, action) {
      const page = await (role ? openPageAs(browser, site, role) : openPage(browser, site))
      await page.goto(path)
      const faults = await sentByKeyboard(page, (await formsOf(page)).findIndex(form => form.path === action))
      assert.deepEqual([...faults, ...page.faults], [])
      await page.context().close()
    }
    const note = letter => {
      const link = linkIn(letter)
      site.secrets.add(link.split('=')[1])
      return link
    }
    async function newPassword(link, password) {
      const visitor = new Visitor(site)
      const answer = await visitor.get(link)
      assert.equal(answer.status, 303)
      return visitor.submit('/link', { csrf_token: await visitor.token('/link'), password })
    }

    test('people who were imported are invited together; a mail comes, its link leads to a password, and they are signed in', soon, async () => {
      await importPeople(database, [person('ann.other', 'Siân Other'), person('bo.peep')])
      const admin = await Visitor.as(site, 'administrator')
      assert.match(markup((await admin.get('/invitations')).text).words, /Siân Other.*Not invited yet/s)
      assert.equal((await admin.submit('/invitations', {})).status, 303)
      const letter = await office.letterTo('ann.other@example.org')
      assert.equal(letter.subject, `Your account at ${partnership}`)
      assert.match(letter.raw, /^Subject: =\?UTF-8\?B\?/m)
      assert.ok(letter.raw.split('\r\n').every(line => line.length <= 998 && /^[\x20-\x7e\t]*$/.test(line)), 'seven bits, in lines')
      assert.equal(letter.from.name, partnership)
      assert.equal(letter.from.address, 'holdfast@example.org')
      assert.deepEqual(letter.recipients, ['ann.other@example.org'])
      assert.deepEqual([letter.html, letter.attachments.length, letter.isSecure], [undefined, 0, true])
      assert.match(letter.raw, /^Auto-Submitted: auto-generated\r$/m)
      assert.match(letter.messageId, /^<[0-9a-f]{32}@example\.org>$/)
      assert.match(letter.text, /Dear Siân Other/)
      assert.match(letter.text, new RegExp(`${address}/link\\?key=`))
      await office.letterTo('bo.peep@example.org')
      assert.match(markup((await admin.get('/mail')).text).words, /Invitation ann\.other@example\.org/)

      const link = note(letter)
      const page = await openPage(browser, site, { javaScript: false })
      await page.goto(link)
      assert.equal(page.url(), `${site.address}/link`, 'the key has left the address')
      assert.match(await page.getByRole('main').innerText(), /Your user name is ann\.other/)
      await page.getByLabel('Password', { exact: true }).fill('safeguarding-other')
      await page.getByRole('button', { name: 'Save the password' }).click()
      assert.match(await page.getByRole('alert').innerText(), /not made of your name|words that anybody would try/)
      await page.getByLabel('Password', { exact: true }).fill(chosen)
      await page.getByRole('button', { name: 'Save the password' }).click()
      await page.waitForURL('**/sign-in')
      assert.match(await page.locator('body').innerText(), /Your password is saved/)
      await page.getByLabel('User name').fill('ann.other')
      await page.getByLabel('Password', { exact: true }).fill(chosen)
      await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.waitForURL(`${site.address}/`)
      assert.deepEqual(page.faults, [])
      await page.context().close()
      await office.letterTo('ann.other@example.org', /password was changed/)
      assert.doesNotMatch(markup((await admin.get('/invitations')).text).words, /Siân Other/)
    })

    test('an account that an administrator adds begins with a letter, and so does another password that they ask for', soon, async () => {
      const admin = await Visitor.as(site, 'administrator')
      const account = { user_name: 'ivy.jay', name: 'Ivy Jay', agency: 'Example partnership', roles: 'board_member' }
      const refused = await admin.submit('/accounts/new', account)
      assert.equal(refused.status, 422)
      assert.match(markup(refused.text).words, /Enter an e-mail address: the link to choose a password goes there/)
      assert.doesNotMatch((await admin.get('/accounts')).text, /Ivy Jay/)
      const added = await admin.submit('/accounts/new', { ...account, email: 'ivy.jay@example.org' })
      assert.equal(added.status, 303, markup(added.text).words)
      assert.equal((await newPassword(note(await office.letterTo('ivy.jay@example.org')), chosen)).status, 303)
      assert.equal((await new Visitor(site).signIn('ivy.jay', chosen)).status, 303)
      const [, number] = /href="(\/accounts\/\d+)">Ivy Jay/.exec((await admin.get('/accounts')).text)
      const asked = await admin.submit(`${number}/password`, {})
      assert.equal(asked.status, 303)
      assert.doesNotMatch(asked.text, /key=/)
      const letter = await office.letterTo('ivy.jay@example.org', /Choose a new password/)
      assert.match(letter.text, /An administrator has asked for a new password for your account ivy\.jay/)
      assert.equal((await newPassword(note(letter), 'newts under a red moon')).status, 303)
      site.secrets.add('newts under a red moon')
    })

    test('looking at a link does not use it up, as mail scanners look; using it does, and only the latest opens anything', soon, async () => {
      await importPeople(database, [person('cy.dee')])
      const admin = await Visitor.as(site, 'administrator')
      await admin.submit('/invitations', {})
      const first = note(await office.letterTo('cy.dee@example.org'))
      const list = (await admin.get('/invitations')).text
      const [, inviteAgain] = /action="(\/invitations\/\d+)"/.exec(list.slice(list.indexOf('cy.dee@example.org')))
      await byKeyboard('administrator', '/invitations', inviteAgain)
      const second = note(await office.letterTo('cy.dee@example.org'))
      assert.equal((await new Visitor(site).get(first)).status, 404)
      for (const method of ['GET', 'HEAD', 'GET']) assert.equal((await new Visitor(site).request(second, { method })).status, 303, method)
      const scanner = new Visitor(site)
      const answer = await scanner.get(second)
      assert.equal(answer.headers.get('location'), '/link')
      assert.equal(answer.headers.get('referrer-policy'), 'same-origin')
      assert.match((await scanner.get('/link')).text, /Choose a password/)
      const saved = await newPassword(second, chosen)
      assert.equal(saved.status, 303)
      assert.equal((await new Visitor(site).get(second)).status, 404)
      assert.equal((await scanner.submit('/link', { csrf_token: scanner.csrf ?? (await scanner.token('/sign-in')), password: 'another sentence of words' })).status, 404)
      assert.equal((await new Visitor(site).signIn('cy.dee', chosen)).status, 303)
    })

    test('who has forgotten the password is mailed a link; every session ends; names that nobody has are answered alike', soon, async () => {
      const before = await new Visitor(site)
      assert.equal((await before.signIn('ann.other', chosen)).status, 303)
      const ask = async name => {
        const visitor = new Visitor(site)
        const { status, headers, text } = await visitor.submit('/forgotten-password', { csrf_token: await visitor.token('/forgotten-password'), name })
        const sent = await visitor.get(headers.get('location'))
        return { status, location: headers.get('location'), text, sent: sent.text.replace(/value="[^"]*"/g, '') }
      }
      const unknown = await ask('nobody-at-all')
      const known = await ask('ann.other@example.org')
      assert.deepEqual(known, unknown)
      assert.equal(known.location, '/forgotten-password/sent')
      const letter = await office.letterTo('ann.other@example.org', /new password/)
      const another = 'seven slow boats of tin'
      site.secrets.add(another)
      assert.equal((await newPassword(note(letter), another)).status, 303)
      assert.equal((await before.get('/account')).status, 303)
      assert.equal((await new Visitor(site).signIn('ann.other', chosen)).status, 422)
      assert.equal((await new Visitor(site).signIn('ann.other', another)).status, 303)
      await office.letterTo('ann.other@example.org', /password was changed/)
      assert.ok(!office.letters.some(each => each.recipients.some(recipient => /nobody/.test(recipient))))
    })

    test('who asks too often is told to wait, with status 429', soon, async () => {
      const visitor = new Visitor(site)
      visitor.csrf = await visitor.token('/forgotten-password')
      const answers = []
      for (let i = 0; i < 5; ++i) answers.push((await visitor.submit('/forgotten-password', { name: 'somebody-else' })).status)
      assert.deepEqual(answers, [303, 303, 303, 303, 429])
      await byKeyboard(undefined, '/forgotten-password', '/forgotten-password')
    })

    test('while the mail server is away everything goes on and the page says why; when it is back each letter is delivered, once', soon, async () => {
      await office.close()
      await importPeople(database, [person('di.gee'), person('ed.kay')])
      const admin = await Visitor.as(site, 'administrator')
      assert.equal((await admin.submit('/invitations', {})).status, 303)
      await site.logged(/"event":"mail_waits"/)
      assert.match(markup((await admin.get('/mail')).text).words, /Waiting.*(di\.gee|ed\.kay)@example\.org.*could not be used/s)
      office = await PostOffice.open({ ...signedIn, port: office.port })
      const { err } = await command('mail', 'send', '--all')
      assert.match(err, /could not be delivered/)
      const [di, ed] = await Promise.all(['di.gee', 'ed.kay'].map(name => office.letterTo(`${name}@example.org`)))
      assert.deepEqual(office.letters.map(letter => letter.recipients[0]).filter(recipient => /di\.gee|ed\.kay/.test(recipient)).sort(), ['di.gee@example.org', 'ed.kay@example.org'])
      assert.notEqual(di.messageId, ed.messageId)
      assert.equal((await newPassword(note(di), chosen)).status, 303)
      note(ed)
      await office.letterTo('di.gee@example.org', /password was changed/) // before the next test has letters refused
    })

    test('a letter that the server refuses could not be delivered: administrators see it and send it again', soon, async () => {
      await office.close()
      let isRefused = true
      office = await PostOffice.open({ ...signedIn, port: office.port, refuse: () => isRefused && Object.assign(new Error('no such person'), { responseCode: 550 }) })
      await importPeople(database, [person('fay.ell')])
      const admin = await Visitor.as(site, 'administrator')
      await byKeyboard('administrator', '/invitations', '/invitations')
      const { err } = await command('mail', 'send', '--all')
      const gone = /"event":"mail_not_delivered"/
      if (!gone.test(err)) await site.logged(gone) // the site was first
      const words = markup((await admin.get('/mail')).text)
      const [, given] = /Could not be delivered(.*)Waiting/s.exec(words.words)
      assert.match(given, /fay\.ell@example\.org.*the mail server answered 550/s)
      assert.doesNotMatch(words.words, /no such person/, "not the server's own words")
      assert.match(markup((await admin.get('/invitations')).text).words, /fay\.ell@example\.org Not delivered/)
      isRefused = false
      const again = /action="(\/mail\/\d+\/again)"/.exec((await admin.get('/mail')).text)[1]
      await byKeyboard('administrator', '/mail', again)
      note(await office.letterTo('fay.ell@example.org'))
      assert.equal((await (await Visitor.as(site, 'auditor')).get('/mail')).status, 403)
    })

    test('nothing is handed to a server without TLS or with a certificate that is not trusted, and the password is not told', soon, async () => {
      let told = 0
      const listening = { authOptional: false, allowInsecureAuth: true, onAuth: (auth, session, done) => (++told, done(null, { user: 'x' })), onMailFrom: (from, session, done) => (++told, done()) }
      const plain = await PostOffice.open({ ...listening, hideSTARTTLS: true, disabledCommands: ['STARTTLS'] })
      const secure = await PostOffice.open(listening)
      await importPeople(database, [person('gus.emm')])
      const send = async words => (await run(['--database', database.url, ...words, 'mail', 'send', '--all'])).err
      const elsewhere = [mailOptions(plain, database.folder), mailOptions(secure, database.folder, { ca: '' })]
      await site.stop()
      assert.equal((await command('user', 'invite', 'gus.emm')).code, 0)
      for (const words of elsewhere) assert.match(await send(words), /^0 sent, [1-9]/m)
      assert.deepEqual([told, plain.letters.length, secure.letters.length], [0, 0, 0])
      const { code, err } = await run(['--database', database.url, ...mailOptions(plain, database.folder, { scheme: 'plain' }), '--smtp', 'plain://mail.example.org', 'mail', 'send'])
      assert.notEqual(code, 0, err)
      await Promise.all([plain.close(), secure.close()])
      site = await Site.serve(database, { options })
      const { err: sent } = await command('mail', 'send', '--all')
      assert.match(sent, /sent/)
      note(await office.letterTo('gus.emm@example.org'))
    })

    test('a witness of the trail is mailed the checkpoint as a file, and what it signs is taken', soon, async () => {
      const keys = join(database.folder, 'witness')
      const witness = (...words) => run(['audit', ...words, '--keys', keys, '--name', 'police.example'])
      const key = (await witness('witness-key')).out.trim()
      assert.equal((await command('audit', 'add-witness', key, '--agency', 'Cumbria Constabulary')).code, 0)
      assert.equal((await command('audit', 'witness-email', 'police.example', 'trail@police.example')).code, 0)
      assert.equal((await command('mail', 'send')).code, 0)
      const letter = await office.letterTo('trail@police.example', /checkpoint to sign/i)
      assert.equal(letter.attachments.length, 1)
      assert.equal(letter.attachments[0].filename, 'witness-request.txt')
      const request = join(database.folder, 'request.txt')
      writeFileSync(request, Buffer.from(letter.attachments[0].content))
      const logKey = (await command('audit', 'log-key')).out.trim()
      const { code, out, err } = await witness('cosign', request, '--log-key', logKey)
      assert.equal(code, 0, err)
      const line = join(database.folder, 'line.txt')
      writeFileSync(line, out)
      assert.equal((await command('audit', 'take-cosignature', line)).code, 0)
      assert.equal((await command('mail', 'send')).code, 0)
      assert.equal(office.letters.filter(each => each.recipients[0] === 'trail@police.example').length, 1, 'asked once a day')
      const admin = await Visitor.as(site, 'administrator')
      assert.match(markup((await admin.get('/trail/witnesses')).text).words, /police\.example.*trail@police\.example, last on/s)
    })
  })
}

describe('without a mail server', () => {
  let database, site
  before(async () => {
    database = await exampleDatabase()
    site = await Site.serve(database)
    site.secrets.add(chosen)
  })
  after(() => site?.stop())

  test('the pages say so, and an administrator shows a link once, to hand it over', soon, async () => {
    await importPeople(database, [person('ann.other')])
    const admin = await Visitor.as(site, 'administrator')
    assert.match(markup((await admin.get('/mail')).text).words, /Mail is off/)
    assert.match(markup((await new Visitor(site).get('/forgotten-password')).text).words, /sends no mail/)
    const list = await admin.get('/invitations')
    assert.match(markup(list.text).words, /Mail is off/)
    const shown = await admin.submit(/action="(\/invitations\/\d+\/link)"/.exec(list.text)[1], {})
    const link = new URL(/http\S+\/link\?key=[\w-]{43}/.exec(shown.text)[0])
    assert.equal(link.origin, site.address)
    site.secrets.add(link.searchParams.get('key'))
    assert.doesNotMatch((await admin.get('/invitations')).text, /link\?key=/)
    const ann = new Visitor(site)
    assert.equal((await ann.get(link.pathname + link.search)).status, 303)
    assert.equal((await ann.submit('/link', { csrf_token: await ann.token('/link'), password: chosen })).status, 303)
    assert.equal((await new Visitor(site).signIn('ann.other', chosen)).status, 303)
    const { code, err } = await run(['--database', database.url, 'mail', 'send'])
    assert.equal(code, 1)
    assert.match(err, /mail is off/)
    assert.match((await run(['--database', database.url, 'break-glass', 'escalate'])).err, /0 new to be reviewed, 0 overdue/)
  })
})
