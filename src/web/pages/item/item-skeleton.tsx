/** While an item is read. */
import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { Rows } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import classes from './item.module.css'

export function ItemSkeleton(): ReactNode {
  return (
    <Page title={<Skeleton height={20} width={320} />} name="Item">
      <div className={classes.page}>
        <Rows count={10} />
        <Rows count={6} />
      </div>
    </Page>
  )
}
