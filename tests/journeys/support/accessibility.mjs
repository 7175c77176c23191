// axe-core over the page as it stands, by the success criteria of WCAG 2.2 AA.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const wcag22 = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What the design systems' own scripts and templates do in components that only the gallery shows; they leave it so for reasons of their own. */
const knownOfComponents = {
  '/design/components/accordion': 'label-content-name-mismatch', // the name says which section the button shows, before "Show"
  '/design/components/file-upload': 'label-content-name-mismatch', // the name begins with the label of the field
  '/design/components/radios': 'aria-allowed-attr', // a radio that shows a further question says whether it does
}

/** What the page breaks, in words, with the places. */
export async function violations(page) {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(tags => globalThis.axe.run(document, { runOnly: tags, resultTypes: ['violations'] }), wcag22)
  const known = knownOfComponents[new URL(page.url()).pathname]
  return violations.filter(each => each.id !== known).map(each => `${each.id}: ${each.help}: ${each.nodes.slice(0, 3).map(node => node.target.join(' ')).join('; ')}`)
}
