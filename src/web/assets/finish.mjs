// finish.mjs CSS IMAGES: takes out of a built stylesheet what the product must not or need not fetch. The royal crest is for sites on
// service.gov.uk alone, and so is GOV.UK's blue, for which our navy stands; the design system's small icons go inside, so that the stylesheet asks for nothing else. Fonts for paper in place
// of GDS Transport go too: the site is set in a family that every machine has.
import { readFileSync, writeFileSync } from 'node:fs'
import { join, basename } from 'node:path'

const [sheet, images] = process.argv.slice(2)

const icon = (path) => {
  const svg = readFileSync(join(images, basename(path)), 'utf8').trim().replaceAll('"', "'")
  return `url("data:image/svg+xml,${svg.replaceAll('%', '%25').replaceAll('#', '%23').replaceAll('<', '%3C').replaceAll('>', '%3E')}")`
}

const finished = readFileSync(sheet, 'utf8')
  .replace(/[^{}]*\{[^{}]*govuk-crest[^{}]*\}/g, '')
  .replace(/@media[^{}]*\{\}/g, '')
  .replace(/@media print\{[^{}]*\{font-family:sans-serif\}\}/g, '')
  .replaceAll('#1d70b8', '#12436d')
  .replace(/url\("?(\/assets\/images\/[\w-]+\.svg)"?\)/g, (_, path) => icon(path))

const left = finished.match(/url\((?!"data:)[^)]*\)/)
if (left) throw new Error(`${sheet} would fetch ${left[0]}`)
writeFileSync(sheet, finished)
