// Files that people send are looked at by Debian's clamd before anything reads them.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { Clamd, eicar } from './support/clamd.mjs'
import { newDatabase, run, Site, temporaryFolder } from './support/holdfast.mjs'
import { markup } from './support/markup.mjs'
import { databases } from './support/postgres.mjs'
import { statements } from './support/state.mjs'
import { Visitor } from './support/visitor.mjs'

const password = 'a long pass phrase of its own'
const glossary = 'term,definition\nCIN,Child in need\n'

for (const [kind, address] of Object.entries(databases)) describe(`files that come with a form, where a scanner looks at them, on ${kind}`, () => {
  const uploads = temporaryFolder(), clamd = new Clamd()
  let database, site, ada
  before(async () => {
    database = newDatabase(await address())
    await clamd.start()
    const added = await run(['--database', database.url, 'user', 'add', 'ada', '--name', 'Ada', '--role', 'administrator'], { input: `${password}\n` })
    assert.equal(added.code, 0, added.err)
    site = await Site.serve(database, { through: ['env', `TMPDIR=${uploads}`], options: ['--scan-with', `unix:${clamd.socket}`] })
    ada = new Visitor(site)
    assert.equal((await ada.signIn('ada', password)).status, 303)
  })
  after(async () => {
    await site?.stop()
    await clamd.stop()
  })

  function send(path, files, typed = {}) {
    const form = new FormData()
    for (const [field, name, bytes] of files) form.append(field, new Blob([bytes]), name)
    for (const [name, value] of Object.entries(typed)) form.append(name, value)
    return ada.submit(path, form)
  }
  const nothingKept = async () => {
    assert.equal(await statements(database.url, 'SELECT COUNT(*) FROM administration_offered_files'), '1\n')
    for (const begin = Date.now(); readdirSync(uploads).length > 0; await new Promise(setImmediate)) assert.ok(Date.now() - begin < 20_000, 'files are left') // they go after the answer
  }

  test('are taken when they are clean', async () => {
    const taken = await send('/imports/glossary', [['file', 'glossary.csv', glossary]])
    assert.match(taken.headers.get('location') ?? taken.text, /^\/imports\/offered\//)
    await nothingKept()
  })

  test('are refused when something is found, which is named, and an event, and nothing of them is kept', async () => {
    const forms = {
      '/imports/glossary': [['file', 'words.csv', `term,definition\n${eicar}`]],
      '/returns/load/ssda903': [['files', 'header.csv', 'a,b\n'], ['files', 'episodes.csv', `${'x'.repeat(200_000)}\n${eicar}`]],
    }
    for (const [path, files] of Object.entries(forms)) {
      const refused = await send(path, files)
      assert.equal(refused.status, 422, path)
      assert.match(markup(refused.text).words, new RegExp(`scanner found Holdfast\\.Test\\.Eicar\\S* in “${files.at(-1)[1]}”. Nothing of it was kept`))
      assert.equal(JSON.parse(await site.logged(`"path":"${path}","peer"`)).event, 'upload_infected')
    }
    const events = await statements(database.url, "SELECT type, kind, detail, outcome FROM trail_events WHERE type = 'access.upload_infected'")
    assert.match(events, /^(access\.upload_infected\|account\|Holdfast\.Test\.Eicar\S*\|refused\n){2}$/)
    await nothingKept()
  })

  test('are not looked at for somebody who may not send them', async () => {
    const stranger = new Visitor(site)
    const form = new FormData()
    form.append('file', new Blob([eicar]), 'words.csv')
    form.append('csrf_token', await stranger.token('/sign-in'))
    assert.equal((await stranger.post('/imports/glossary', form)).status, 303)
  })

  test('are not taken without a verdict: too large for the scanner, or the scanner is not there; the form comes back with what was typed', async () => {
    const large = await send('/imports/glossary', [['file', 'large.csv', 'x'.repeat(2_000_000)]])
    assert.equal(large.status, 503)
    assert.match(await site.logged('scanner_unavailable'), /size limit exceeded/)
    await clamd.stop()
    const typed = { authority: '909', as_at: '2017-03-31 "quoted"' }
    const waiting = await send('/returns/load/annex-a', [['files', 'one.csv', 'a\n'], ['files', 'two.csv', 'b\n']], typed)
    assert.equal(waiting.status, 503)
    assert.equal(waiting.headers.get('retry-after'), '60')
    const page = markup(waiting.text)
    assert.match(page.words, /scanner gives no answer\. Nothing you sent has been saved.*Choose again: one\.csv, two\.csv/s)
    for (const [name, value] of Object.entries(typed)) assert.equal(page.fields.get(name), value)
    await nothingKept()
    await clamd.start()
    const again = new FormData()
    for (const name of ['authority', 'as_at', 'csrf_token']) again.append(name, page.fields.get(name))
    again.append('files', new Blob(['a\n']), 'one.csv')
    assert.notEqual((await ada.post('/returns/load/annex-a', again)).status, 503)
  })

  test('the address of the scanner is one of this machine, or the site is not served', async () => {
    for (const address of ['tcp://192.0.2.1:3310', 'tcp://localhost', 'unix:clamd.ctl', 'clamd'])
      assert.match((await run(['--database', database.url, 'serve', '--port', '0', '--scan-with', address], { through: ['timeout', '20'] })).err, /is no scanner of this machine/)
  })
})
