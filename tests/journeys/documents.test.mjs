// Documents in the record of a child: taken by what they are, looked at by Debian's clamd, kept in quarantine without its answer, and handed out with an event.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { violations } from './support/accessibility.mjs'
import { openBrowser, openPage, signIn } from './support/browser.mjs'
import { sendDocument } from './support/acts.mjs'
import { Clamd, eicar } from './support/clamd.mjs'
import { exampleDatabase, run, Site } from './support/holdfast.mjs'
import { markup } from './support/markup.mjs'
import { overflow } from './support/page_rules.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { statements } from './support/state.mjs'
import { Visitor } from './support/visitor.mjs'

const password = 'nine herons by the weir'
const pdf = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'

documentsOn('SQLite', undefined)
const postgres = await newPostgresDatabase()
if (postgres) documentsOn('PostgreSQL', postgres)

function documentsOn(kind, address) {
  describe(`documents of a record on ${kind}`, () => {
    const clamd = new Clamd()
    let database, site, browser, wendy, olga, child
    before(async () => {
      await clamd.start()
      database = await exampleDatabase(address)
      for (const [name, agency] of [['wendy.worker', 'cumberland-council'], ['olga.other', 'barnardos']]) {
        const added = await run(['--database', database.url, 'user', 'add', name, '--name', name, '--agency', agency, '--role', 'social_worker'], { input: `${password}\n` })
        assert.equal(added.code, 0, added.err)
        database.passwords.set(name, password)
      }
      site = await Site.serve(database, { options: ['--scan-with', `unix:${clamd.socket}`] })
      for (const word of ['Wilkinson-Testcase', 'Minutes-Testcase']) site.secrets.add(word)
      browser = await openBrowser()
      wendy = await Visitor.as(site, 'wendy.worker')
      olga = await Visitor.as(site, 'olga.other')
      const made = await wendy.submit('/persons/new', { who: 'child', given: 'Charlotte', family: 'Wilkinson-Testcase', 'born_on-day': '4', 'born_on-month': '3', 'born_on-year': '2012', precision: 'exact', sex: 'F' })
      assert.equal(made.status, 303, markup(made.text).words)
      child = made.headers.get('location')
    })
    after(async () => {
      await browser?.close()
      await site?.stop() // looks for what was typed in the log
      await clamd.stop()
    })

    const ask = sql => statements(database.url, sql)
    async function sent(title, file) {
      const answer = await sendDocument(wendy, `${child}/documents`, title, file)
      assert.equal(answer.status, 303, markup(answer.text).words)
      const { text } = await wendy.get(`${child}/documents`)
      return new RegExp(`href="(${child}/documents/\\d+)">${title}<`).exec(text)[1]
    }

    test('are added in the browser, with and without scripts, listed, and downloaded byte for byte, each download with an event', async () => {
      for (const javaScript of [true, false]) {
        const page = await openPage(browser, site, { javaScript, width: javaScript ? 1280 : 375 })
        await signIn(page, 'wendy.worker', password)
        await page.goto(child)
        await page.getByRole('link', { name: 'Documents' }).click()
        await page.getByLabel('What it is').fill('Minutes-Testcase')
        await page.getByLabel('File').setInputFiles({ name: 'minutes.pdf', mimeType: 'text/html', buffer: Buffer.from(pdf) })
        await page.getByRole('button', { name: 'Add document' }).click()
        if (javaScript) assert.deepEqual(await violations(page), [])
        if (javaScript) assert.deepEqual(await overflow(page), [])
        await page.getByRole('link', { name: 'Minutes-Testcase' }).first().click()
        if (javaScript) assert.deepEqual(await violations(page), [])
        const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /minutes\.pdf \(PDF/ }).click()])
        assert.equal(download.suggestedFilename(), 'minutes.pdf')
        assert.equal(readFileSync(await download.path(), 'utf8'), pdf)
        await page.context().close()
      }
      assert.equal(await ask("SELECT COUNT(*) FROM trail_events WHERE type = 'record.viewed' AND kind = 'document'"), '2\n')
    })

    test('are handed out as files to keep, which run nothing, and to nobody who has no part in the record', async () => {
      const document = await sent('Letter', { name: 'letter.pdf', bytes: pdf })
      const file = await wendy.get(`${document}/download/1`)
      assert.equal(file.status, 200)
      assert.equal(file.text, pdf)
      assert.match(file.headers.get('content-disposition'), /^attachment; filename="letter\.pdf"/)
      assert.equal(file.headers.get('x-content-type-options'), 'nosniff')
      assert.equal(file.headers.get('content-security-policy'), "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
      assert.match(file.headers.get('cache-control'), /no-store/)
      for (const path of [`${child}/documents`, document, `${document}/download/1`]) assert.equal((await olga.get(path)).status, 404, path)
      assert.equal((await sendDocument(olga, `${child}/documents`, 'Mine')).status, 404)
    })

    test('are refused for what they are, whatever they are called, and for what the scanner finds; nothing of them is kept', async () => {
      const count = 'SELECT (SELECT COUNT(*) FROM attachments_documents) + (SELECT COUNT(*) FROM vault_cells)'
      const before = await ask(count)
      for (const [file, words] of [[{ name: 'letter.pdf', bytes: 'MZ\x90\0' }, /none of the types that are taken/], [{ name: 'letter.exe', bytes: pdf }, /is a PDF by what is in it/], [{ name: 'a.txt', bytes: '' }, /Choose a file/]]) {
        const refused = await sendDocument(wendy, `${child}/documents`, 'Kept in the form', file)
        assert.equal(refused.status, 422)
        assert.match(markup(refused.text).words, words)
        assert.equal(markup(refused.text).fields.get('title'), 'Kept in the form')
      }
      const infected = await sendDocument(wendy, `${child}/documents`, 'Infected', { name: 'a.txt', bytes: eicar })
      assert.equal(infected.status, 422)
      assert.match(markup(infected.text).words, /scanner found Holdfast\.Test\.Eicar/)
      assert.equal(await ask(count), before)
    })

    test('wait in quarantine while the scanner gives no answer, and leave it clean, or without their content', async () => {
      await clamd.stop()
      const good = await sent('Good', { name: 'good.txt', bytes: 'nothing in it\n' }), bad = await sent('Bad', { name: 'bad.txt', bytes: eicar })
      assert.match(markup((await wendy.get(`${child}/documents`)).text).words, /In quarantine/)
      for (const document of [good, bad]) assert.equal((await wendy.get(`${document}/download/1`)).status, 409)
      const scan = () => run(['--database', database.url, 'documents', 'scan', '--scan-with', `unix:${clamd.socket}`])
      assert.match((await scan()).err, /0 clean, 0 infected/)
      await clamd.start()
      assert.match((await scan()).err, /\d clean, \d infected/) // the site may have been quicker
      assert.equal((await scan()).code, 0)
      assert.equal((await wendy.get(`${good}/download/1`)).text, 'nothing in it\n')
      assert.equal((await wendy.get(`${bad}/download/1`)).status, 409)
      assert.match(markup((await wendy.get(bad)).text).words, /Infected Holdfast\.Test\.Eicar/)
      assert.equal(await ask("SELECT COUNT(*) FROM trail_events WHERE type = 'attachments.version_infected'"), '1\n')
      const number = bad.split('/').pop()
      assert.equal(await ask(`SELECT COUNT(*) FROM vault_cells WHERE column_name = 'content' AND row_key LIKE '${child.split('/').pop()}/${number}/%'`), '0\n')
    })

    test('that were removed are out of sight, and a second owner of the record erases what should never have been there', async () => {
      const document = await sent('Of another child')
      assert.equal((await wendy.submit(`${document}/removal`, { because: '' })).status, 422)
      assert.equal((await wendy.submit(`${document}/removal`, { because: 'It is of another record' })).status, 303)
      assert.equal((await wendy.submit(`${document}/erasure`, {})).status, 409)
      assert.equal((await wendy.submit(`${child}/part`, { account: 'olga.other', relation: 'owner', because: 'Works with her' })).status, 303)
      assert.equal((await olga.submit(`${document}/erasure`, {})).status, 303)
      assert.equal((await wendy.get(document)).status, 404)
    })
  })
}
