/** A lock that one process holds and that its death frees. Plain JavaScript: the install script uses it before Node 24 is there. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Waits for the lock and gives back what frees it. `waiting` is told once, with the holder's process id.
 * The lock is a folder that appears together with its owner's name in it (one rename), so it is never without owner.
 */
export async function takeLock(folder, waiting = (_process) => {}) {
  const mine = { process: process.pid, since: startOf(process.pid), token: `${process.pid}-${process.hrtime.bigint()}` }
  const place = `${folder}.${mine.token}`
  mkdirSync(place, { recursive: true })
  writeFileSync(path.join(place, 'owner'), JSON.stringify(mine))
  const graves = []
  for (let told = false; !moved(place, folder, TAKEN); ) {
    const owner = ownerOf(folder)
    if (owner && !isAlive(owner)) {
      // A dead owner's lock goes to a name of its own. A slower process cannot move a new lock there: the name is taken.
      const grave = `${folder}.${owner.token}.dead`
      if (moved(folder, grave, [...TAKEN, 'ENOENT'])) graves.push(grave)
      continue
    }
    if (owner && !told) waiting(owner.process)
    told ||= owner !== undefined
    await sleep(50)
  }
  return () => {
    // Moved first: a folder that is emptied in place could be taken while it is removed.
    if (moved(folder, place, ['ENOENT'])) graves.push(place)
    for (const grave of graves.splice(0)) rmSync(grave, { recursive: true, force: true })
  }
}

/** What `rename` says when the other name is a folder with something in it; the last two are Windows' words. */
const TAKEN = ['ENOTEMPTY', 'EEXIST', 'EPERM', 'EBUSY']

function moved(from, to, expected) {
  try {
    renameSync(from, to)
    return true
  } catch (error) {
    if (expected.includes(error.code)) return false
    throw error
  }
}

/** Undefined when the lock was freed in this moment. */
function ownerOf(folder) {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'owner'), 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

function isAlive(owner) {
  try {
    process.kill(owner.process, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
  return owner.since === startOf(owner.process)
}

/** When the process began, where Linux tells it: a number that was given again is another process. A zombie is dead. */
function startOf(id) {
  try {
    const [state, ...rest] = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1).split(' ')
    return state === 'Z' ? 'never' : rest[18]
  } catch {
    return null
  }
}
