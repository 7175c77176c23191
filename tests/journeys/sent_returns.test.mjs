// Statutory returns sent through the browser: checked, previewed, loaded, and nothing half loaded of what is broken, too large or cut short.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { violations } from './support/accessibility.mjs'
import { openBrowser, openPage, signIn } from './support/browser.mjs'
import { exampleDatabase, run, Site, temporaryFolder } from './support/holdfast.mjs'
import { markup } from './support/markup.mjs'
import { overflow } from './support/page_rules.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { Visitor } from './support/visitor.mjs'

const password = 'nine herons by the weir'
const people = [
  ['lena.loader', 'performance_analyst', 'cumbria-county-council'],
  ['ada.council', 'administrator', 'cumbria-county-council'],
  ['otto.other', 'administrator', 'barnardos'],
]
const contacts = `Child Unique ID,Gender,ethnicity,Date of Birth,Age of Child  (Years),Date of Contact,Contact Source
A1,a) Male,a) WBRI,05/05/2005,11,01/03/2017,a) 1A: Individual
`

sentReturnsOn('SQLite', undefined)
const postgres = await newPostgresDatabase()
if (postgres) sentReturnsOn('PostgreSQL', postgres)

function sentReturnsOn(kind, address) {
  describe(`returns sent through the browser on ${kind}`, () => {
    const folder = temporaryFolder()
    const file = name => join(folder, name)
    let database, site, browser, lena, ada, otto, census, first
    const holdfast = (...words) => run(['--database', database.url, ...words])

    before(async () => {
      database = await exampleDatabase(address, { children: 100 })
      for (const [name, role, agency] of people) {
        const added = await run(['--database', database.url, 'user', 'add', name, '--name', name, '--agency', agency, '--role', role], { input: `${password}\n` })
        assert.equal(added.code, 0, added.err)
        database.passwords.set(name, password)
      }
      assert.equal((await run(['example', 'census', '--children', '30', '--seed', '7', '--collection', '2026', '--plant', '8770Q,1103', '--out', file('census.xml')])).code, 0)
      census = readFileSync(file('census.xml'), 'utf8')
      site = await Site.serve(database)
      ;[lena, ada, otto] = await Promise.all(people.map(([name]) => Visitor.as(site, name)))
      browser = await openBrowser()
    })
    after(async () => {
      await browser.close()
      await site.stop()
    })

    /** Sends files as a browser does, and gives the page that it leads to when it is done. */
    async function send(who, kindOfReturn, files, typed = {}) {
      const form = new FormData()
      for (const [name, bytes] of files) form.append('files', new Blob([bytes]), name)
      for (const [name, value] of Object.entries(typed)) form.append(name, value)
      const answer = await who.submit(`/returns/load/${kindOfReturn}`, form)
      const at = answer.headers.get('location')
      return at ? { at, ...(await settled(who, at)) } : { ...answer, words: markup(answer.text).words }
    }
    async function settled(who, at) {
      for (;;) {
        const page = await who.get(at)
        const words = markup(page.text).words
        if (!/See how far it is/.test(words)) return { ...page, words }
      }
    }
    const loaded = async () => (await ada.get('/returns')).text.match(/href="\/returns\/\d+"/g).length

    test('are previewed with what is new, and what breaks rules with what to do, and loaded by a button, without JavaScript', async () => {
      for (const width of [1280, 375]) {
        const page = await openPage(browser, site, { javaScript: false, width })
        await signIn(page, 'lena.loader', password)
        await page.goto('/returns')
        await page.getByRole('link', { name: 'Children in need census', exact: true }).click()
        if (width === 375) assert.deepEqual(await overflow(page), [])
        await page.getByLabel('One XML file').setInputFiles(file('census.xml'))
        await page.getByRole('button', { name: 'Check the return' }).click()
        const words = await page.getByRole('main').innerText()
        assert.match(words, /census\.xml/)
        assert.match(words, /31 March 2026/)
        if (width === 375) assert.match(words, /Just this was loaded before/)
        else {
          assert.match(words, /32, 32 not yet on record/)
          assert.match(words, /8770Q\s+Query\s+1\s+A child of school age has no UPN.*Enter the UPN/)
          assert.match(words, /Referrals\s+3\d/)
          assert.equal(await loaded(), 1)
          await page.getByRole('button', { name: 'Load the return' }).click()
          assert.match(await page.getByRole('main').innerText(), /The return is loaded/)
          first = await page.getByRole('link', { name: /and what is wrong with it/ }).getAttribute('href')
        }
        if (width === 375) assert.deepEqual(await overflow(page), [])
        await page.context().close()
      }
      assert.equal(await loaded(), 2)
      const trail = markup((await ada.get('/trail?type=returns.census_loaded')).text).words
      assert.match(trail, /lena\.loader[^]*Return loaded after its preview/)
      const sent = markup((await ada.get('/trail?type=returns.return_sent')).text).words
      assert.match(sent, /lena\.loader[^]*Return sent to be checked/)
    })

    test('tell the preview of a corrected file what would change, and whose it is only to who may know the child', async () => {
      const corrected = census.replace(/<ReferralSource>(\w+)</, (whole, code) => `<ReferralSource>${code === '1A' ? '1B' : '1A'}<`)
      assert.notEqual(corrected, census)
      const forLena = await send(lena, 'census', [['corrected.xml', corrected]])
      assert.match(forLena.words, /Referrals 0 1 0/)
      assert.match(forLena.words, /Children on record whose records change 1 change of children whose records you may not see/)
      const child = /<LAchildID>(\w+)</.exec(census)[1]
      assert.ok(!forLena.text.includes(child))
      const forAda = await send(ada, 'census', [['corrected.xml', corrected]])
      assert.match(forAda.words, new RegExp(`${child} Referrals \\d.* changed`))
      assert.equal((await otto.get(forLena.at)).status, 404)
      assert.equal((await otto.submit(forLena.at, {})).status, 404)
      assert.equal((await lena.submit(`${forLena.at}/removal`, {})).status, 303)
      assert.equal((await lena.get(forLena.at)).status, 404)
      assert.equal((await lena.submit(forLena.at, {})).status, 404)
      assert.equal(await loaded(), 2)
      assert.equal((await ada.submit(forAda.at, {})).status, 303)
      assert.match((await settled(ada, forAda.at)).words, /The return is loaded/)
      assert.equal((await ada.submit(forAda.at, {})).status, 409, 'a return is loaded once')
      assert.equal(await loaded(), 3)
    })

    test('show their breaches by rule, by child and by field, naming children to nobody who may not know them', async () => {
      const planted = /<LAchildID>(P\w+)</.exec(census)[1]
      for (const [who, knows] of [[ada, true], [lena, false], [otto, false]]) {
        const children = markup((await who.get(`${first}/issues/children`)).text).words
        assert.match(children, knows ? new RegExp(`${planted} \\d`) : /Of 2 children whose record you may not see there are \d breaches/)
        assert.equal(children.includes(planted), knows)
        assert.equal((await who.get(`${first}/issues?child=${planted}`)).status, knows ? 200 : 404)
        for (const path of [`${first}/issues`, `${first}/issues/table.csv`, `${first}/issues?rule=8770Q`])
          assert.equal((await who.get(path)).text.includes(planted), knows, path)
        assert.match(markup((await who.get(`${first}/issues/fields`)).text).words, /Assessments AssessmentActualStartDate \d/)
      }
      const table = (await ada.get(`${first}/issues/table.csv?rule=1103`)).text.trimEnd().split('\r\n')
      assert.equal(table[0], 'rule,severity,la_child_id,module,table,field,value,message')
      assert.ok(table.length > 1 && table.slice(1).every(line => line.startsWith('1103,error,')))
      assert.equal((await ada.get(`${first}/issues?child=NOBODY`)).status, 404)
    })

    test('are refused with what is wrong and where, and nothing of them is kept', async () => {
      const before = await loaded()
      for (const [kindOfReturn, files, wrong, typed] of [
        ['census', [['a.xml', census.slice(0, census.length / 2)]], /a\.xml: line \d+: .*cut short/],
        ['census', [['a.xml', Buffer.from(census, 'utf16le')]], /line 1: .*UTF-16/],
        ['census', [['a.xml', census.replace('UTF-8', 'ISO-8859-1')]], /line 1: .*ISO-8859-1/],
        ['census', [['a.xml', Buffer.concat([Buffer.from(census.slice(0, 900)), Buffer.from([0xe9])])]], /not UTF-8/],
        ['census', [['a.xml', `<?xml version="1.0"?>\n<!DOCTYPE l [<!ENTITY a "ha">${[...'bcdefghij'].map((each, i) => `<!ENTITY ${each} "${`&${'abcdefghij'[i]};`.repeat(10)}">`).join('')}]>\n<l>&j;</l>`]], /line 2: .*document type declaration/],
        ['census', [['a.xml', census.replace(/<CINreferralDate>[\d-]+</, '<CINreferralDate>2026-13-45<')]], /CINreferralDate "2026-13-45" is not a date/],
        ['census', [['a.xml', census.replaceAll('<LEA>909</LEA>', '<LEA>123</LEA>')]], /no agency on record has the local authority number 123/],
        ['census', [['a.xml', census + ' '.repeat(40 << 20) + '<more/>']], /a\.xml: line \d+: /],
        ['census', [['a.pdf', census]], /Choose a file whose name ends in \.xml/],
        ['census', [['a.xml', '']], /The file is empty/],
        ['census', [], /Choose the census/],
        ['annex-a', [['a.csv', contacts], ['b.csv', contacts]], /List 1 is there twice/],
        ['annex-a', [['a.xlsx', 'PK\x03\x04 not packed']], /the workbook is damaged/],
        ['annex-a', [['a.csv', contacts]], /Enter a real date/, { 'made_on-day': '31', 'made_on-month': '2', 'made_on-year': '2026' }],
        ['annex-a', [['a.csv', contacts]], /Enter the three digits/, { authority: '90' }],
        ['ssda903', [['a.csv', 'CHILD\n1\n']], /a\.csv/],
        ['ssda903', [['a.csv', 'CHILD\n1\n']], /Enter a year like 2025-26/, { year: 'soon' }],
        ['ssd', [['a.csv', 'NAME\n']], /a\.csv: line 1: the column names are of no table/],
      ]) {
        const { words } = await send(lena, kindOfReturn, files, typed)
        assert.match(words, wrong)
      }
      assert.equal((await lena.get('/returns/load/sen2')).status, 404)
      assert.equal(await loaded(), before)
    })

    test('of every kind are taken from their files', async () => {
      const ssd = await send(lena, 'ssd', [['ssd_disability.csv', 'disa_table_id,disa_person_id,disa_disability_code\n1,T77,HEAR\n']], { authority: '909', 'made_on-day': '31', 'made_on-month': '3', 'made_on-year': '2026' })
      assert.match(ssd.words, /Preview of the return[^]*1, 1 not yet on record/)
      const lists = await send(lena, 'annex-a', [['list 1.csv', contacts]], { authority: '909' })
      assert.match(lists.words, /Preview of the return[^]*Up to 1 March 2017/)
      const exported = await holdfast('export', 'ssda903', '--year', '2016-17', '--authority', '909', '--out', file('care'))
      assert.equal(exported.code, 0, exported.err)
      const tables = readdirSync(file('care')).map(name => [name, readFileSync(join(file('care'), name))])
      const care = await send(lena, 'ssda903', tables, { authority: '909', year: '2016-17' })
      assert.match(care.words, /Preview of the return[^]*Episodes of care 0 0 0 \d/)
    })

    test('that are cut off on their way, too large, or sent by who may not, leave nothing', async () => {
      const before = await loaded()
      const cookie = [...lena.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const head = (length, more = '') => `POST /returns/load/census HTTP/1.1\r\nHost: ${new URL(site.address).host}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${length}\r\n${more}\r\n`
      const ask = text => new Promise((resolve, reject) => {
        const socket = connect(Number(new URL(site.address).port), '127.0.0.1', () => socket.write(text))
        socket.once('data', bytes => (socket.destroy(), resolve(String(bytes).split('\r\n')[0]))).once('error', reject)
      })
      assert.match(await ask(head(2 ** 31, `Cookie: ${cookie}\r\n`)), /413/)
      assert.match(await ask(head(40 << 20)), /413/, 'who is not signed in may send no more than elsewhere')
      const worker = await Visitor.as(site, 'council-social-worker')
      assert.match(await ask(head(40 << 20, `Cookie: ${[...worker.cookies].map(([name, value]) => `${name}=${value}`).join('; ')}\r\n`)), /413/)
      assert.equal((await worker.get('/returns/load/census')).status, 403)
      await new Promise(resolve => {
        const socket = connect(Number(new URL(site.address).port), '127.0.0.1', () =>
          socket.write(`${head(50 << 20, `Cookie: ${cookie}\r\n`)}--x\r\nContent-Disposition: form-data; name="files"; filename="half.xml"\r\n\r\n${census}`, () => socket.destroy()))
        socket.once('close', resolve)
      })
      assert.doesNotMatch((await lena.get('/returns')).text, /half\.xml/)
      assert.equal(await loaded(), before)

      writeFileSync(file('huge.xml'), '')
      truncateSync(file('huge.xml'), 300 << 20)
      const page = await openPage(browser, site)
      await signIn(page, 'lena.loader', password)
      await page.goto('/returns/load/census')
      assert.deepEqual(await violations(page), [])
      await page.getByLabel('One XML file').setInputFiles(file('huge.xml'))
      await page.getByRole('button', { name: 'Check the return' }).click()
      await page.getByText('What you sent is too large').waitFor()
      await page.context().close()
    })

    test('that are written to files are on the trail, with who wrote them', async () => {
      assert.equal((await holdfast('export', 'cin-census', '--collection', '2026', '--authority', '909', '--out', file('out.xml'))).code, 0)
      assert.equal((await holdfast('export', 'annex-a', '--as-at', '2017-03-31', '--authority', '909', '--out', file('lists.xlsx'))).code, 0)
      for (const [type, what] of [['census', /2026 of cumbria-county-council: \d+ children to out\.xml/], ['ssda903', /2017 of cumbria-county-council/], ['annex_a', /to lists\.xlsx/]])
        assert.match(markup((await ada.get(`/trail?type=returns.${type}_written`)).text).words, what)
    })
  })
}
