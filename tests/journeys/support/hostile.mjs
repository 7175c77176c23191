// A partnership all of whose words are attempts to break out of wherever they are shown.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, sources, temporaryFolder } from './holdfast.mjs'

const examples = `${sources}/data/examples/cumbria-2016-17`

/** The columns of each kind of file that hold a person's own words, in the order in which the files are imported. */
const words = {
  glossary: ['acronym', 'expansion'],
  members: ['agency', 'seat', 'note'],
  groups: ['name', 'chair', 'vice_chair', 'note'],
  budget: ['line', 'note'],
  plan: ['theme', 'action', 'who', 'outcome', 'update', 'note'],
  indicators: ['description', 'numerator', 'denominator', 'source', 'authority', 'topic'],
  values: ['submitted_by'],
  published: ['label', 'publication', 'place', 'note'],
  series: ['label', 'publication', 'place', 'note'],
  narrative: ['title', 'markdown'],
  narratives: ['text'],
  overrides: ['reason', 'decided_by'],
}
/** Rows that keep their words: there is one group at the top, and a second is refused. */
const keptRows = { groups: 1 }
const most = { published: 60, series: 20, plan: 20 }

/** What is put in the place of words; its number says which it is. */
const leads = ['', '=1+1', '+1', '-1', '@SUM(1)', 'javascript:alert(1)//']
export const probe = n => `${leads[n % leads.length]}"'><i id=probe${n} onclick=alert(${n})>&#x27;</title>`
export const probesIn = text => [...text.matchAll(/"'><i id=probe(\d+) onclick=alert\(\1\)>&#x27;<\/title>/g)].map(match => Number(match[1]))

export function rowsOf(csv) {
  const rows = [[]]
  for (const [, quoted, plain, end] of csv.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end !== ',') rows.push([])
  }
  return rows.filter(row => row.some(cell => cell !== ''))
}
const written = rows => rows.map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n') + '\r\n'

/** Imports the example's files again with probes for words; gives how many probes each kind has, and the first and last of them. */
export async function importProbes(url) {
  const folder = temporaryFolder()
  const taken = new Map()
  let next = 1
  for (const [kind, columns] of Object.entries(words)) {
    const [head, ...rows] = rowsOf(readFileSync(join(examples, `${kind}.csv`), 'utf8'))
    const first = next
    const hostile = rows.slice(keptRows[kind] ?? 0, most[kind] ?? 12).map(row => row.map((cell, i) => (columns.includes(head[i]) ? probe(next++) : cell)))
    const file = join(folder, `${kind}.csv`)
    writeFileSync(file, written([head, ...hostile]))
    const { code, out, err } = await run(['--database', url, 'import', kind, file])
    if (code !== 0) throw new Error(`${kind}: ${out}${err}`)
    taken.set(kind, { first, last: next - 1 })
  }
  return taken
}
