// axe-core over the page as it stands, by the success criteria of WCAG 2.2 AA.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const wcag22 = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What the page breaks, in words, with the places. */
export async function violations(page) {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(tags => globalThis.axe.run(document, { runOnly: tags, resultTypes: ['violations'] }), wcag22)
  return violations.map(each => `${each.id}: ${each.help}: ${each.nodes.slice(0, 3).map(node => node.target.join(' ')).join('; ')}`)
}
