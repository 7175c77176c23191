import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { openBrowser } from './support/browser.mjs'
import { crawl } from './support/crawl.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { exampleDatabase, run, Site, temporaryFolder } from './support/holdfast.mjs'
import { importProbes, probe, probesIn, rowsOf } from './support/hostile.mjs'
import { markup } from './support/markup.mjs'
import { everyRoute } from './support/routes.mjs'
import { isDownload, sparing } from './support/sample.mjs'
import { Visitor } from './support/visitor.mjs'

const routes = await everyRoute()

const postgres = await newPostgresDatabase()

for (const [kind, address] of [['SQLite', undefined], ...(postgres ? [['PostgreSQL', postgres]] : [])]) describe(`words that are markup, addresses of scripts and formulas, on ${kind}`, () => {
  let database, site, browser, page, person, kinds
  const cameBack = new Set()
  before(async () => {
    database = await exampleDatabase(address)
    kinds = await importProbes(database.url)
    site = await Site.serve(database, { options: ['--partnership', probe(9001)] })
    person = await Visitor.as(site, 'administrator')
    browser = await openBrowser()
    page = await browser.newPage()
  })
  after(async () => {
    await browser?.close()
    await site?.stop()
  })

  /** No cell of a CSV file is one that a spreadsheet would run. */
  const noFormulas = (name, text) => {
    for (const row of rowsOf(text)) for (const cell of row) assert.ok(!/^[=+@|\t\r\n＝＋－＠｜]|^-(?![\d.]+$)/.test(cell), `${name}: ${cell}`)
  }

  /** What a browser would make of a page: what should not be there, and all the words in it. */
  const parsed = text =>
    page.evaluate(source => {
      const document = new DOMParser().parseFromString(source, 'text/html')
      const found = [], tables = []
      for (const element of document.querySelectorAll('*')) {
        const name = `${element.localName}#${element.id}`
        if (/^probe/.test(element.id)) found.push(`an element of a probe: ${name}`)
        for (const { name: attribute, value } of element.attributes) {
          if (/^on/i.test(attribute)) found.push(`${name} has ${attribute}`)
          const isAddress = /^(href|src|action|formaction|srcset|poster|data|xlink:href|ping)$/i.test(attribute)
          const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(value)?.[1]
          const isTable = element.localName === 'a' && element.hasAttribute('download') && value.startsWith('data:text/csv;charset=utf-8,')
          if (isTable) tables.push(decodeURIComponent(value.replace(/^[^,]*,/, '')))
          else if (isAddress && scheme && !(scheme === 'data' && element.localName === 'img') && !value.startsWith('https://')) found.push(`${name} leads to ${value}`)
          if (isAddress && /^\s*\/\//.test(value)) found.push(`${name} leads to ${value}`)
        }
        if (element.localName === 'script' && !element.getAttribute('src')?.startsWith('/assets/')) found.push('a script of its own')
        if (/^(iframe|object|embed|base)$/.test(element.localName)) found.push(name)
      }
      const attributes = [...document.querySelectorAll('*')].flatMap(element => [...element.attributes].map(({ value }) => value))
      return { found, tables, words: document.documentElement.textContent + '\n' + attributes.join('\n') }
    }, text)

  async function look(address, text) {
    const { found, tables, words } = await parsed(text)
    assert.deepEqual(found, [], address)
    for (const table of tables) noFormulas(address, table)
    for (const number of probesIn(words)) cameBack.add(number)
  }

  test('typed into forms are taken as they are', async () => {
    const submit = async (path, fields, n) => {
      const version = markup((await person.get(path)).text).fields.get('version')
      const answer = await person.submit(path, { ...(version !== undefined && { version }), ...fields(probe(n)) })
      assert.ok([303, 422].includes(answer.status), `${path}: ${answer.status}`)
      if (answer.status === 422) await look(path, answer.text)
    }
    await submit('/indicators/CS1.1/2016-17/narrative', words => ({ text: words }), 9101)
    await submit('/indicators/CS2.2/2016-17/rating', words => ({ rating: 'green', reason: words }), 9102)
    await submit('/indicators/CS2.2/2016-17/submission', words => ({ basis: 'year', value: words, numerator: words, denominator: words }), 9103)
    await submit('/reports/annual/2016-17/sections/4/words', words => ({ title: words, markdown: words, text: words }), 9104)
    await submit('/accounts/new', words => ({ user_name: words, name: words, email: words, agency: words }), 9105)
    const visitor = new Visitor(site)
    const token = await visitor.token(`/sign-in?next=${encodeURIComponent(probe(9106))}`)
    const refused = await visitor.post('/sign-in', { csrf_token: token, user_name: probe(9107), password: probe(9108), next: probe(9109) })
    await look('/sign-in', refused.text)
    assert.ok(cameBack.has(9107), 'the name typed is shown again')
    assert.ok(!cameBack.has(9108), 'the password typed is not')
  })

  test('are words on every page, and nothing else', async () => {
    const texts = new Map()
    const get = person.get.bind(person)
    person.get = async path => {
      const answer = await get(path)
      if (answer.type.startsWith('text/html')) texts.set(path, answer.text)
      return answer
    }
    const { pages, elsewhere } = await crawl(person, { isLeft: sparing(routes, 80) })
    person.get = get
    assert.deepEqual(elsewhere.filter(({ href }) => !href.startsWith('https://')), [])
    assert.deepEqual(pages.filter(({ status }) => status >= 400).map(({ address, status }) => `${status} ${address}`), [])
    for (const [address, text] of texts) await look(address, text)
    assert.ok(texts.size > 100, `${texts.size} pages`)
    for (const address of ['/no-such-page/%22%27%3E%3Ci%20id=probe1%3E', '/figures?q=%22%27%3E%3Ci%20id=probe1%3E', '/scorecard/2016-17?rating=%22%3E%3Ci%20id=probe1%3E', '/indicators/%22%3E%3Ci%20id=probe1%3E'])
      await look(address, (await person.get(address)).text)
  })

  test('came back as they were typed, of every kind of file and from every form', () => {
    const missing = [...kinds].filter(([, { first, last }]) => ![...cameBack].some(n => n >= first && n <= last)).map(([kind]) => kind)
    assert.deepEqual(missing, [])
    const all = [...kinds.values()].flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i))
    const share = all.filter(n => cameBack.has(n)).length / all.length
    assert.ok(share > 0.6, `only ${Math.round(100 * share)} in 100 came back`)
    for (const n of [9001, 9101, 9102, 9103]) assert.ok(cameBack.has(n), `probe ${n}`)
  })

  test('are no formulas in any table that is downloaded', async () => {
    const { pages } = await crawl(person, { isLeft: sparing(routes, 1) })
    const links = pages.flatMap(each => each.markup?.links.map(href => new URL(href, site.address + each.address)) ?? [])
    const files = [...new Set(links.map(url => url.pathname + url.search))].filter(link => isDownload(link) && /\.csv/.test(link))
    assert.ok(files.length > 5, `${files.length} files`)
    let probes = 0
    for (const file of files) {
      const { text } = await person.get(file)
      probes += probesIn(text.replaceAll('""', '"')).length
      noFormulas(file, text)
    }
    assert.ok(probes > 50, `${probes} probes in tables`)
  })

  test('are words in the annual report of every format', async () => {
    const folder = temporaryFolder()
    const { code, err } = await run(['--database', database.url, 'report', 'annual', '--year', '2016-17', '--out', folder, '--formats', 'html,xlsx,odt,csv'])
    assert.equal(code, 0, err)
    await look('annual-report.html', readFileSync(join(folder, 'annual-report.html'), 'utf8').replace(/<script\b[^>]*src=[^>]*>/g, ''))
    const script = `
import re, sys, zipfile
from xml.dom import minidom
bad = []
for path in sys.argv[1:]:
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if not name.endswith('.xml'): continue
            text = parts.read(name).decode('utf8')
            tree = minidom.parseString(text)
            for tag in ('i', 'f', 'script'):
                if tree.getElementsByTagName(tag) and not (tag == 'i' and 'styles' in name): bad.append((path, name, tag))
            if re.search(r'table:formula|javascript:(?!alert\\(1\\)//)', text): bad.append((path, name, 'formula'))
print(bad)`
    const office = readdirSync(folder).filter(name => /\.(xlsx|odt)$/.test(name)).map(name => join(folder, name))
    assert.equal(office.length, 2)
    const file = join(folder, 'look.py')
    writeFileSync(file, script)
    assert.equal(execFileSync('python3', [file, ...office], { encoding: 'utf8' }).trim(), '[]')
    for (const name of readdirSync(join(folder, 'tables'))) noFormulas(name, readFileSync(join(folder, 'tables', name), 'utf8'))
  })
})
