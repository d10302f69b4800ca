/** The button that makes an objective. */
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useView } from '../../view.ts'

export function NewObjective(): ReactNode {
  const { change } = useView()
  return (
    <Button onClick={() => change({ new: 'objective', under: undefined, result: undefined })}>New objective</Button>
  )
}
