// Debian's LibreOffice without windows, as one program that must be able to open what the product makes.
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { temporaryFolder } from './holdfast.mjs'

// Comma, double quote, UTF-8, from the first line; only what needs quotes has them, numbers as they are shown or as they are, no formulas; every sheet.
const filter = isAsShown => `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,${isAsShown},false,false,-1`

/** What LibreOffice makes of each sheet of a spreadsheet when it saves it as CSV: sheet's name -> text. */
export async function sheetsAsCsv(file, { isAsShown = true } = {}) {
  const [profile, folder] = [temporaryFolder(), temporaryFolder()]
  const words = ['--headless', '--norestore', `-env:UserInstallation=${pathToFileURL(profile)}`, '--convert-to', filter(isAsShown), '--outdir', folder, file]
  await promisify(execFile)('soffice', words, { timeout: 120_000 })
  const start = basename(file, extname(file)) + '-'
  return new Map(readdirSync(folder).map(name => [name.slice(start.length, -'.csv'.length), readFileSync(join(folder, name), 'utf8')]))
}
