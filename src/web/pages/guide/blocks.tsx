/** Blocks of the guide on the page. */
import { Anchor, Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import classes from './guide.module.css'
import { anchorOf, type Block, type Run, runsOf, type Target, targetOf } from './markdown.ts'

export function Blocks({ blocks }: { readonly blocks: readonly Block[] }): ReactNode {
  return (
    <div className={classes.text}>
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page of the guide never changes.
        <OneBlock key={at} block={block} />
      ))}
    </div>
  )
}

function OneBlock({ block }: { readonly block: Block }): ReactNode {
  switch (block.is) {
    case 'heading':
      // A page has several titles where it has several parts; the first is the page's own.
      return (
        <h2 id={anchorOf(block.text)} data-part={block.level === 1 || undefined}>
          <Text of={block.text} />
        </h2>
      )
    case 'paragraph':
      return (
        <p>
          <Text of={block.text} />
        </p>
      )
    case 'code':
      return <pre>{block.text}</pre>
    case 'list':
      return <Items {...block} />
    case 'table':
      return <Cells {...block} />
  }
}

function Items({ ordered, items }: Extract<Block, { is: 'list' }>): ReactNode {
  const lines = items.map((item) => (
    <li key={item}>
      <Text of={item} />
    </li>
  ))
  return ordered ? <ol>{lines}</ol> : <ul>{lines}</ul>
}

function Cells({ head, rows }: Extract<Block, { is: 'table' }>): ReactNode {
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          {head.map((cell) => (
            <Table.Th key={cell}>
              <Text of={cell} />
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.join()}>
            {row.map((cell, at) => (
              <Table.Td key={head[at]}>
                <Text of={cell} />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** Code may stand inside what is strong, and both inside a link. */
function Text({ of }: { readonly of: string }): ReactNode {
  return runsOf(of).map((run, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a page of the guide never changes.
    <OneRun key={at} run={run} />
  ))
}

function OneRun({ run }: { readonly run: Run }): ReactNode {
  switch (run.is) {
    case 'text':
      return run.text
    case 'code':
      return <code>{run.text}</code>
    case 'strong':
      return (
        <strong>
          <Text of={run.text} />
        </strong>
      )
    case 'link':
      return (
        <Way to={targetOf(run.href)}>
          <Text of={run.text} />
        </Way>
      )
  }
}

function Way({ to, children }: { readonly to: Target | undefined; readonly children: ReactNode }): ReactNode {
  if (to === undefined) return children
  if (to.to === 'page')
    return (
      <Anchor component={Link} to={to.page === 'README' ? '/guide' : `/guide/${to.page}`} inherit>
        {children}
      </Anchor>
    )
  const link = to.to === 'outside' ? { href: to.href, target: '_blank', rel: 'noreferrer' } : { href: `#${to.anchor}` }
  return (
    <Anchor {...link} inherit>
      {children}
    </Anchor>
  )
}
