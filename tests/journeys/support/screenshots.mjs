// node screenshots.mjs FOLDER: a picture of one page of each kind, at the width of a desk and of a phone.
import { mkdirSync } from 'node:fs'
import { Site } from './holdfast.mjs'
import { openBrowser, openPage, openPageAs } from './browser.mjs'
import { everyRoute } from './routes.mjs'
import { onePageOfEachKind } from './sample.mjs'

const folder = process.argv[2]
mkdirSync(folder, { recursive: true })
const site = await Site.withExample({ options: ['--partnership', 'Cumbria Local Safeguarding Children Board'] })
const samples = await onePageOfEachKind(site, await everyRoute())
const browser = await openBrowser()
for (const width of [1280, 375]) {
  const person = await openPageAs(browser, site, 'administrator', { width })
  const visitor = await openPage(browser, site, { width })
  for (const { pattern, address, asVisitor } of samples) {
    const page = asVisitor ? visitor : person
    await page.goto(address)
    const name = pattern.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'home'
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true })
    if (width === 1280 && pattern === '/scorecard/{year}') await page.screenshot({ path: `${folder}/first-screen.png`, clip: { x: 0, y: 0, width: 1200, height: 800 } })
  }
}
await browser.close()
await site.stop()
console.log(`${samples.length} pages at two widths are in ${folder}`)
