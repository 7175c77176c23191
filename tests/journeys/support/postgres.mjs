// A new database on the PostgreSQL server that HOLDFAST_TEST_POSTGRES names, if it names one.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

let count = 0

export async function newPostgresDatabase() {
  const server = process.env.HOLDFAST_TEST_POSTGRES
  if (!server) return undefined
  const name = `holdfast_journey_${process.pid}_${++count}`
  await promisify(execFile)('psql', ['--quiet', '--no-psqlrc', '--command', `CREATE DATABASE ${name}`, server])
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
