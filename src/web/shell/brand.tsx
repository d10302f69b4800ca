/** The name, which leads home. */
import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import classes from './shell.module.css'

export function Brand(): ReactNode {
  return (
    <Link to="/" className={classes.brand}>
      <img src="/icon.svg" alt="" width={24} height={24} />
      <Text component="span" fw={650} fz={16}>
        Fairlead
      </Text>
    </Link>
  )
}
