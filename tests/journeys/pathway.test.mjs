// The records of children's pathways: loaded from a census, listed with their clocks, told as a chronology, and shown to nobody who may not know.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { exampleDatabase, newDatabase, run, Site, temporaryFolder } from './support/holdfast.mjs'
import { markup } from './support/markup.mjs'
import { databases } from './support/postgres.mjs'
import { Visitor } from './support/visitor.mjs'

const [done, refused, usage] = [0, 1, 2]

for (const [kind, address] of Object.entries(databases)) describe(`a census on the command line, on ${kind}`, () => {
  let database
  const folder = temporaryFolder()
  const file = name => join(folder, name)
  const holdfast = (...words) => run(['--database', database.url, ...words])

  before(async () => {
    database = newDatabase(await address())
    writeFileSync(file('agencies.csv'), 'agency,name,from,until,type,sector,ods,la,succeeds,note\ncouncil,The council,,,local_authority,public,,909,,\n')
    assert.equal((await holdfast('import', 'agencies', file('agencies.csv'))).code, done)
    assert.equal((await run(['example', 'census', '--children', '60', '--seed', '5', '--collection', '2024', '--out', file('census.xml')])).code, done)
  })

  test('is tried without anything being kept, then loaded, and changes nothing when it comes again', async () => {
    const tried = await holdfast('import', 'cin-census', file('census.xml'), '--dry-run')
    assert.equal(tried.code, done)
    assert.match(tried.err, /children_in_need_referrals: would be \d+ added, 0 changed, 0 withdrawn, 0 unchanged/)
    const loaded = await holdfast('import', 'cin-census', file('census.xml'))
    assert.equal(loaded.code, done)
    assert.match(loaded.err, /60 children, 60 new; 0 errors/)
    assert.match((await holdfast('import', 'cin-census', file('census.xml'))).err, /was loaded before, .*nothing changes/)
  })

  test('comes out as it went in', async () => {
    const written = await holdfast('export', 'cin-census', '--collection', '2024', '--authority', '909', '--out', file('out.xml'))
    assert.deepEqual([written.code, written.out], [done, ''])
    assert.match((await holdfast('import', 'cin-census', file('out.xml'))).err, /referrals: 0 added, 0 changed, 0 withdrawn/)
    assert.equal((await run(['validate', 'cin-census', file('out.xml')])).code, done)
  })

  test('is refused whole when it breaks off, is of an unknown authority, or holds what cannot be read', async () => {
    const whole = readFileSync(file('census.xml'), 'utf8')
    const trial = async text => {
      writeFileSync(file('bad.xml'), text)
      return holdfast('import', 'cin-census', file('bad.xml'))
    }
    const cut = await trial(whole.slice(0, whole.length / 2))
    assert.equal(cut.code, refused)
    assert.match(cut.err, /bad\.xml: line \d+: /)
    assert.match((await trial(whole.replace('<LEA>909</LEA>', '<LEA>123</LEA>'))).err, /no agency on record has the local authority number 123/)
    const wrong = await trial(whole.replace(/<CINreferralDate>[\d-]+</, '<CINreferralDate>2024-13-45<'))
    assert.equal(wrong.code, refused)
    assert.match(wrong.err, /child S\d+: CINreferralDate "2024-13-45" is not a date/)
    assert.match((await trial('<!DOCTYPE a [<!ENTITY b "c">]><Message>&b;</Message>')).err, /document type/)
    assert.equal((await holdfast('import', 'cin-census', folder)).code, refused)
    assert.equal((await holdfast('export', 'cin-census', '--collection', '1999', '--authority', '909', '--out', file('no.xml'))).code, usage)
    assert.equal((await holdfast('export', 'cin-census', '--collection', '2024', '--authority', '321', '--out', file('no.xml'))).code, refused)
  })
})

for (const [kind, address] of Object.entries(databases)) describe(`the children of the example, on ${kind}`, () => {
  let site, worker, other
  before(async () => {
    const database = await exampleDatabase(await address(), { children: 'county' })
    const census = join(temporaryFolder(), 'planted.xml')
    assert.equal((await run(['example', 'census', '--children', '5', '--collection', '2026', '--plant', '8770Q', '--out', census])).code, done)
    assert.equal((await run(['--database', database.url, 'import', 'cin-census', census])).code, done)
    site = await Site.serve(database)
    worker = await Visitor.as(site, 'council-social-worker')
    other = await Visitor.as(site, 'social-worker')
  })
  after(() => site.stop())

  test('are listed to the council with what is due and why, fifty to a page, and to nobody of another agency', async () => {
    for (const [path, count] of [['/child-protection', 523], ['/looked-after', 627]]) {
      const page = markup((await worker.get(path)).text)
      assert.match(page.words, new RegExp(`All \\(${count}\\)`))
      assert.match(page.words, /Overdue by \d+ days/)
      const table = (await worker.get(`${path}/table.csv`)).text.trimEnd().split('\r\n')
      assert.equal(table.length, count + 1)
      assert.equal(table[0], 'reference,name,born_on,what,detail,due_on,because,authority,status')
      assert.match((await other.get(path)).text, /nobody in this list/)
      assert.equal((await other.get(`${path}/table.csv`)).text.trimEnd().split('\r\n').length, 1)
    }
    assert.match((await worker.get('/children-in-need?show=overdue')).text, /45 working days from the referral/)
    assert.match((await worker.get('/child-protection?page=11')).text, /page 11 of 11/)
    assert.equal((await worker.get('/child-protection?page=nonsense&show=nonsense')).status, 200)
  })

  test('each have one chronology, which is a look on record and is not there for another agency', async () => {
    const [, first] = (await worker.get('/child-protection/table.csv')).text.split('\r\n')
    const path = `/persons/${first.split(',')[0]}/chronology`
    const page = await worker.get(path)
    assert.match(markup(page.text).words, /Child protection plan began/)
    assert.match((await worker.get(`${path}?of=care`)).text, /Looked after/)
    assert.match((await worker.get(`${path}/table.csv`)).text, /^on,age,chapter,what,detail,agency,source\r\n\d{4}-/)
    const [hidden, absent] = [await other.get(path), await other.get('/persons/0000000000/chronology')]
    assert.deepEqual([hidden.status, markup(hidden.text).words], [404, markup(absent.text).words])
    assert.match(markup((await worker.get('/my/activity')).text).words, new RegExp(first.split(',')[0]))
  })

  test('came by returns whose breaches of rules are told by rule, child and field, with what to do', async () => {
    const analyst = await Visitor.as(site, 'performance-analyst')
    const list = markup((await analyst.get('/returns')).text)
    assert.match(list.words, /Children in need census, number 2/)
    assert.match(list.words, /Synthetic children of the example, number 1/)
    assert.match(markup((await analyst.get('/returns/2')).text).words, /8770Q Query \d+ A child of school age has no UPN/)
    assert.match(markup((await analyst.get('/returns/2/issues?rule=8770Q')).text).words, /UPNunknown/)
    const table = (await analyst.get('/returns/2/issues/table.csv')).text.split('\r\n')
    assert.equal(table[0], 'rule,severity,la_child_id,module,table,field,value,message')
    assert.ok(table.some(line => line.startsWith('8770Q,query,')))
    assert.match(markup((await analyst.get('/returns/1')).text).words, /breaks no rule/)
    assert.deepEqual([(await analyst.get('/returns/99')).status, (await worker.get('/returns/2')).status], [404, 403])
  })

  test('are counted by every indicator, beside what is published, in groups, and with the children behind it for whom they are', async () => {
    const analyst = await Visitor.as(site, 'performance-analyst')
    const list = markup((await analyst.get('/measures?year=2016-17')).text)
    assert.match(list.words, /Referrals within 12 months of a previous referral CS1\.0 22\.3% 918 4,120/)
    assert.match(list.words, /Children subject of a protection plan CS2\.3 56\.9 per 10,000 523 91,941/)
    const one = markup((await analyst.get('/measures/CS2.1?year=2016-17')).text)
    assert.match(one.words, /Value 77\.0%/)
    assert.match(one.words, /In groups: Ethnic group/)
    assert.doesNotMatch(one.words, /Children behind it/)
    assert.match((await analyst.get('/measures/table.csv?year=2016-17')).text, /^code,label,numerator,denominator,value,unit,basis,as_at\r\n/)
    assert.deepEqual([(await analyst.get('/measures/none')).status, (await analyst.get('/measures/CS2.1/children')).status], [404, 403])
    const behind = await worker.get('/measures/CS2.1/children?year=2016-17')
    assert.match(markup(behind.text).words, /Behind the number are 643 children/)
    assert.equal(behind.text.match(/\/chronology/g).length, 50)
    assert.match((await worker.get(/href="(\/measures\/CS2\.1\/children\?[^"]*after=\d+)"/.exec(behind.text.replaceAll('&amp;', '&'))[1])).text, /chronology/)
    assert.match(markup((await other.get('/measures/CS2.1/children?year=2016-17')).text).words, /There are none/)
  })
})
