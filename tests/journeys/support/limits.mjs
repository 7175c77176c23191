// A disk that is full, for a process of any user: no file of it can grow beyond a size, and a write beyond it fails instead of ending it.
import { execFile } from 'node:child_process'
import { statSync } from 'node:fs'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** Put before a command: a write beyond the limit is an error to the program, as on a full disk. */
export const survivingFullDisk = ['bash', '-c', "trap '' XFSZ; exec \"$@\"", 'bash']

/** Put before a command: no file can grow beyond this many KiB. */
export const withFilesUpTo = kibibytes => ['bash', '-c', `trap '' XFSZ; ulimit -S -f ${kibibytes}; exec "$@"`, 'bash']

/** From now on the process can make no file longer than the longest of these is. */
export async function fillDisk(process, files) {
  const most = Math.max(...files.map(file => statSync(file).size))
  await execute('prlimit', ['--pid', String(process.pid), `--fsize=${most}:unlimited`])
}

export async function makeRoom(process) {
  await execute('prlimit', ['--pid', String(process.pid), '--fsize=unlimited:unlimited'])
}
