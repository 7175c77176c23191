// node screenshots.mjs FOLDER: a picture of one page of each kind, at the width of a desk and of a phone.
import { mkdirSync } from 'node:fs'
import { Site } from './holdfast.mjs'
import { openBrowser, openPage, openPageAs } from './browser.mjs'
import { everyRoute } from './routes.mjs'
import { onePageOfEachKind } from './sample.mjs'

const folder = process.argv[2]
mkdirSync(folder, { recursive: true })
const site = await Site.withExample({ options: ['--partnership', 'Cumbria Local Safeguarding Children Board'] }, { children: 'county' })
const samples = await onePageOfEachKind(site, await everyRoute())
const browser = await openBrowser()

/** The scorecard as a large window shows it first, in 1,200 pixels by 800. */
async function forReadme() {
  const page = await openPageAs(browser, site, 'board-business-manager', { width: 1440, height: 960, scale: 1200 / 1440 })
  await page.goto('/scorecard/2016-17')
  await page.screenshot({ path: `${folder}/readme.png` })
}

for (const width of [1280, 375]) {
  const person = await openPageAs(browser, site, 'administrator', { width })
  const visitor = await openPage(browser, site, { width })
  for (const { pattern, address, asVisitor } of samples) {
    const page = asVisitor ? visitor : person
    await page.goto(address)
    const name = pattern.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'home'
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true })
  }
}
await forReadme()
await browser.close()
await site.stop()
console.log(`${samples.length} pages at two widths are in ${folder}`)
