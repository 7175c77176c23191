// What holds of every page, every form and every line of the log, whatever it is about.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openBrowser, openPage, openPageAs } from './support/browser.mjs'
import { absent, example } from './support/examples.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { exampleDatabase, run, Site } from './support/holdfast.mjs'
import { markup } from './support/markup.mjs'
import { everyRoute, rolesOf } from './support/routes.mjs'
import { Visitor } from './support/visitor.mjs'

const routes = await everyRoute()
const pages = routes.filter(route => route.method === 'GET' && !absent.has(route.pattern))

/** Every password field, by the page it is on; `begin` gives where to start when that is elsewhere. */
const passwordPages = [{ path: '/sign-in', role: undefined }, { path: '/account/password', role: 'board-member' }, { path: '/confirm', role: 'board-member' },
  { path: '/link', role: undefined, begin: linkToHandOver }]

/** An administrator adds an account, with mail off, and is shown its link. */
async function linkToHandOver(site) {
  const administrator = await Visitor.as(site, 'administrator')
  const shown = await administrator.submit('/accounts/new', { user_name: 'new.comer', name: 'New Comer', agency: 'Example partnership', roles: 'board_member' })
  const link = new URL(/http\S+\/link\?key=[\w-]{43}/.exec(shown.text)[0])
  site.secrets.add(link.searchParams.get('key'))
  return link.pathname + link.search
}

const postgres = await newPostgresDatabase()

for (const [kind, address] of [['SQLite', undefined], ...(postgres ? [['PostgreSQL', postgres]] : [])]) describe(`every page and form, on ${kind}`, () => {
  let database, site, browser
  before(async () => {
    database = await exampleDatabase(address)
    site = await Site.serve(database)
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await site?.stop()
  })

  test('that a signed-in person is shown has the button to sign out, and no password in any form', async () => {
    const visitor = await Visitor.as(site, 'administrator')
    let looked = 0
    for (const { pattern } of pages) {
      const { status, type, text, headers } = await visitor.get(example(pattern))
      if (/attachment/.test(headers.get('content-disposition') ?? '')) assert.match(pattern, /\.csv(-metadata\.json)?$|\/download\/|\/tables\//, `${pattern} gives a file that is not counted`)
      assert.doesNotMatch(text, /\$argon2id?\$/, `${pattern} shows a password's hash`)
      if (!type.startsWith('text/html') || status >= 300 || headers.has('content-disposition')) continue
      assert.ok(markup(text).forms.some(form => form.action === '/sign-out' && form.method === 'POST'), `${pattern} has no way to sign out`)
      looked++
    }
    assert.ok(looked > 25, `${looked} pages were looked at`)
  })

  test('that changes who may do what, or how somebody signs in, asks for a fresh proof', () => {
    // A password is changed by giving the old one, sessions are only ended, and neither a passkey's name nor how one is told of things opens anything.
    const isSensitive = ({ method, pattern, permission }) => method === 'POST' &&
      (['access.manage_accounts', 'policy.maintain_conflicts', 'policy.name_readers', 'people.allocate'].includes(permission) || pattern.startsWith('/access/successions/') || /^\/account\/(?!password$|sessions$|notices$|passkeys\/\{passkey\}$)/.test(pattern))
    const acts = routes.filter(isSensitive)
    assert.ok(acts.length >= 10, `${acts.length} sensitive acts`)
    assert.deepEqual(acts.filter(route => !route.recent_proof).map(route => route.pattern), [])
  })

  for (const { path, role, begin = () => path } of passwordPages)
    test(`${path} masks passwords, and lets them be pasted and filled in by the browser`, async () => {
      const page = role ? await openPageAs(browser, site, role) : await openPage(browser, site)
      await page.goto(await begin(site))
      const fields = await page.locator('input[type=password]').all()
      assert.ok(fields.length > 0)
      for (const field of fields) {
        assert.match(await field.getAttribute('autocomplete'), /^(current|new)-password$/)
        assert.equal(await field.getAttribute('maxlength'), null)
        const isPasted = await field.evaluate(input => {
          const clipboard = new DataTransfer()
          clipboard.setData('text/plain', 'correct horse battery')
          return input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }))
        })
        assert.ok(isPasted, 'pasting is prevented')
      }
      await page.context().close()
    })

  test('of an administrator takes no password for another person, whatever is sent with it', async () => {
    const administrator = await Visitor.as(site, 'administrator')
    assert.deepEqual([...markup((await administrator.get('/accounts/new')).text).fields.keys()].filter(name => /password/.test(name)), [])
    const typed = 'nine slow barges on the wide canal'
    const shown = await administrator.submit('/accounts/new', { user_name: 'typed.for', name: 'Typed For', agency: 'Example partnership', roles: 'board_member', password: typed })
    const key = /\/link\?key=([\w-]{43})/.exec(shown.text)[1]
    site.secrets.add(key).add(typed)
    assert.ok((await new Visitor(site).signIn('typed.for', typed)).status !== 303, 'the password that came with the form opens nothing')
    const owner = new Visitor(site)
    await owner.get(`/link?key=${key}`)
    const chosen = 'eleven dry stones under the bridge'
    site.secrets.add(chosen)
    assert.equal((await owner.submit('/link', { csrf_token: await owner.token('/link'), password: chosen })).status, 303)
    assert.equal((await new Visitor(site).signIn('typed.for', chosen)).status, 303)
    const [, number] = /href="(\/accounts\/\d+)">Typed For/.exec((await administrator.get('/accounts')).text)
    const again = await administrator.submit(`${number}/password`, { password: typed, new_password: typed })
    site.secrets.add(/\/link\?key=([\w-]{43})/.exec(again.text)[1])
    assert.equal((await new Visitor(site).signIn('typed.for', chosen)).status, 303, 'the password stays until its owner has chosen another')
  })

  test('that gives a file gives so many to one account and then asks to wait, which the trail has; others and pages go on', async () => {
    const visitor = await Visitor.as(site, 'young-peoples-board-member'), other = await Visitor.as(site, 'board-member')
    let answer, taken = 0
    const begun = Date.now()
    while ((answer = await visitor.get('/glossary/table.csv')).status === 200) taken++
    const givenMeanwhile = Math.ceil((Date.now() - begun) / 2500) // one more each 2.5 seconds
    assert.ok(taken >= 240 && taken <= 240 + givenMeanwhile, `${taken} were given, ${givenMeanwhile} of them for the time that it took`)
    assert.equal(answer.status, 429)
    assert.ok(Number(answer.headers.get('retry-after')) > 0)
    assert.match(markup(answer.text).words, /Wait before you take out more files.*240 files in the last 10 minutes/)
    assert.equal((await visitor.get('/members/table.csv')).status, 429)
    assert.equal((await visitor.get('/glossary')).status, 200)
    assert.equal((await other.get('/glossary/table.csv')).status, 200)
    const auditor = await Visitor.as(site, 'auditor')
    const found = markup((await auditor.get('/trail?type=access.files_refused')).text).words
    assert.match(found, /access\.files_refused|files refused/i)
  })

  test('that is sent with fields of other records or rights takes only its own', async () => {
    const visitor = await Visitor.as(site, 'practitioner')
    const password = site.passwords.get('practitioner')
    const others = { role: 'administrator', roles: 'administrator', is_administrator: '1', account_id: '1', user_name: 'administrator', permission: 'access.manage_accounts', id: '1' }
    const answer = await visitor.submit('/account/password', { old_password: password, new_password: 'six wet otters on a slate roof', ...others })
    assert.equal(answer.status, 303, markup(answer.text).words)
    site.passwords.set('practitioner', 'six wet otters on a slate roof')
    assert.equal((await visitor.get('/accounts')).status, 403)
    assert.equal((await new Visitor(site).signIn('administrator', site.passwords.get('administrator'))).status, 303)
  })

  test('takes no file that does not say it is a CSV file, nor one that says so and is none', async () => {
    const visitor = await Visitor.as(site, 'performance-analyst')
    const sent = async (name, bytes) => {
      visitor.csrf = undefined
      const form = new FormData()
      form.append('file', new Blob([bytes], { type: 'text/csv' }), name)
      return visitor.submit('/imports/values', form)
    }
    for (const name of ['values.xlsx', 'values.csv.exe', 'values', '.csv']) {
      const { status, text } = await sent(name, 'code\n')
      assert.equal(status, 422, name)
      assert.match(markup(text).words, /Choose a file whose name ends in \.csv/)
    }
    const workbook = await sent('values.csv', Buffer.from('504b0304140000000800', 'hex'))
    assert.equal(workbook.status, 303)
    assert.match(markup((await visitor.get(workbook.headers.get('location'))).text).words, /Rejected|cannot be read|is not UTF-8|control character/i)
  })

  test('with names that a script could trip over is answered as any other', async () => {
    const visitor = await Visitor.as(site, 'administrator')
    for (const name of ['__proto__', 'constructor', 'prototype', '__proto__[admin]', 'toString']) {
      const answer = await visitor.submit('/agencies/new', { name: '', [name]: 'x' })
      assert.ok([409, 422].includes(answer.status), `${name}: ${answer.status}`)
    }
  })

  test('with a permission taken away a moment ago is refused, also for who was signed in before', async () => {
    const visitor = await Visitor.as(site, 'performance-analyst')
    assert.equal((await visitor.get('/imports')).status, 200)
    const token = await visitor.token('/')
    const administrator = await Visitor.as(site, 'administrator')
    const { text } = await administrator.get('/accounts')
    const row = text.split('<tr').find(each => each.includes('performance-analyst'))
    const number = /\/accounts\/(\d+)/.exec(row)[1]
    assert.equal((await administrator.submit(`/accounts/${number}/sessions`, {})).status, 303)
    const answer = await visitor.post('/imports/values', { csrf_token: token })
    assert.equal(answer.status, 303)
    assert.match(answer.headers.get('location'), /^\/sign-in/)
  })

  test('is asked for only what its role gives: lists leave out what other roles alone may see', async () => {
    for (const role of rolesOf(routes).filter(each => !['administrator'].includes(each.key))) {
      const visitor = await Visitor.as(site, role.account)
      const { links } = markup((await visitor.get('/')).text)
      for (const link of links.filter(each => each.startsWith('/') && !each.startsWith('/assets'))) {
        const { status } = await visitor.get(link)
        assert.ok(status < 400, `${role.key} is led to ${link}: ${status}`)
      }
    }
  })

  test('leaves lines in the log that are JSON, in UTC, on standard error alone', async () => {
    const visitor = await Visitor.as(site, 'auditor')
    await visitor.get('/trail')
    await visitor.get('/accounts')
    const lines = site.log.slice(0, site.log.lastIndexOf('\n')).split('\n').map(line => JSON.parse(line))
    assert.ok(lines.length > 50)
    for (const line of lines) {
      assert.deepEqual(Object.keys(line).slice(0, 3), ['time', 'level', 'event'])
      assert.match(line.time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
      assert.ok(Math.abs(Date.parse(line.time) - Date.now()) < 30 * 60_000, line.time)
    }
  })
})

test('there is no way to start the program that shows its inside: no debug option, and no debug page', async () => {
  const help = await run(['serve', '--help'])
  assert.equal(help.code, 0)
  assert.doesNotMatch(help.out, /debug|trace|verbose|develop/i)
  assert.deepEqual(routes.filter(route => /debug|metrics|status|phpinfo|actuator/.test(route.pattern)), [])
})
