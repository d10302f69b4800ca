/** Work beside other work: all of it has ended before anybody hears that one part failed. */
import { expect, test } from 'vitest'
import { allEnded } from './all-ended.ts'

test('each gives what it gives', async () => {
  expect(await allEnded([Promise.resolve(1), Promise.resolve('two')])).toEqual([1, 'two'])
})

test('a failure is told when the others have ended, and it is the first one', async () => {
  const ended: string[] = []
  const other = Promise.withResolvers<void>()
  const all = allEnded([
    Promise.reject(new Error('one')),
    other.promise.then(() => void ended.push('two')),
    Promise.reject(new Error('three')),
  ]).catch((error: Error) => ended.push(error.message))
  await Promise.resolve()
  expect(ended).toEqual([])
  other.resolve()
  await all
  expect(ended).toEqual(['two', 'one'])
})
