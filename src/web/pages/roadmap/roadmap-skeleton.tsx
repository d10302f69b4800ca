/** Bars that will come. */
import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './page.module.css'

const BARS = [
  [2, 46],
  [6, 22],
  [14, 30],
  [40, 24],
  [20, 52],
  [24, 18],
  [34, 34],
  [58, 28],
  [10, 20],
  [48, 40],
] as const

export function RoadmapSkeleton(): ReactNode {
  return (
    <div className={classes.skeleton}>
      {BARS.map(([left, width]) => (
        <div key={`${left} ${width}`} className={classes.skeletonRow}>
          <Skeleton height={12} width={`${50 + (left % 4) * 10}%`} />
          <Skeleton height={20} ml={`${left}%`} width={`${width}%`} />
        </div>
      ))}
    </div>
  )
}
