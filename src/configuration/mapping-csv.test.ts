/** A mapping's file to the letter: what is written in each format, and what is read of it, each with its place. */
import { describe, expect, test } from 'vitest'
import { csvLine } from './mapping-csv.ts'
import { type MappingFormat, readMapping, writeMapping } from './mapping-file.ts'

describe('what is written', () => {
  const sections = [
    { title: 'Two\n  lines', lines: [{ about: 'a:b', answer: 'use', planned: 'will be\n\tused' }] },
    { title: 'Nothing', lines: [] },
    {
      title: 'More',
      lines: [
        { about: 'a:"c"', answer: null, planned: '' },
        { about: 'a:d', answer: null, planned: 'x, y' },
      ],
    },
  ]

  test('yaml: each section under its title, what is planned behind each answer, nothing of what is empty', () => {
    expect(writeMapping(sections, 'yaml', ['From\nhere', 'to there'])).toBe(
      [
        ...['# From here', '# to there', '', '# Two lines', '"a:b": "use" # will be used'],
        ...['', '# More', '"a:\\"c\\"":', '"a:d": # x, y', ''],
      ].join('\n'),
    )
    expect(writeMapping(sections.slice(1, 2), 'yaml')).toBe('')
  })

  test('json: all in one; csv: all in one table', () => {
    expect(writeMapping(sections, 'json', ['head'])).toBe(
      '{\n  "a:b": "use",\n  "a:\\"c\\"": null,\n  "a:d": null\n}\n',
    )
    expect(writeMapping(sections, 'csv', ['head'])).toBe(
      ['question,answer,planned', 'a:b,use,"will be\n\tused"', '"a:""c""",,', 'a:d,,"x, y"', ''].join('\r\n'),
    )
  })

  test('csv: a cell is quoted where it must be, and nowhere else', () => {
    expect(csvLine(['a b', 'a"b', 'a,b', 'a;b', 'a\tb', 'a\nb', 'a\rb', ' a', 'a ', ''])).toBe(
      'a b,"a""b","a,b","a;b","a\tb","a\nb","a\rb"," a","a ",',
    )
  })
})

describe('what is read', () => {
  const read = (file: string, format: MappingFormat) => {
    const { answers, errors } = readMapping(file, format)
    return [
      answers.map(({ about, answer, line, column }) => [about, answer, line, column]),
      errors.map(({ code, line, column, says }) => [code, line, column, says]),
    ]
  }

  test('yaml: an answer that is empty is as planned; nothing at all is no answer', () => {
    expect(read('a:b:\na:c: ""\na:d: null\na:e: ~\n', 'yaml')).toEqual([
      [
        ...[
          ['a:b', null, 1, 1],
          ['a:c', null, 2, 1],
          ['a:d', null, 3, 1],
          ['a:e', null, 4, 1],
        ],
      ],
      [],
    ])
    for (const file of ['', '# only words\n']) expect(read(file, 'yaml')).toEqual([[], []])
  })

  test('yaml: what is no text is told where it stands, and the rest is taken', () => {
    expect(read('5: use\n[a]: use\nb:c: use\nb:d: true\n', 'yaml')).toEqual([
      [['b:c', 'use', 3, 1]],
      [
        ['not-text', 1, 1, 'A question must be text.'],
        ['not-text', 2, 1, 'A question must be text.'],
        ['not-text', 4, 6, 'An answer must be text; put it in quotes.'],
      ],
    ])
    const [answers, errors] = read('a:c: use\na:b: "use\n', 'yaml')
    expect([answers, errors?.map(([code]) => code)]).toEqual([[], ['not-readable']])
    expect(read('just words', 'yaml')[1]).toMatchObject([
      ['not-readable', 1, 1, expect.stringContaining('one list of questions')],
    ])
  })

  test('what is wrong is told in the file’s order, and a question that stands thrice twice', () => {
    expect(read('a:b: x\na:b: y\na:c: 5\na:b: z\n', 'yaml')[1]).toEqual([
      ['twice', 2, 1, 'a:b stands in line 1 already.'],
      ['not-text', 3, 6, 'An answer must be text; put it in quotes.'],
      ['twice', 4, 1, 'a:b stands in line 1 already.'],
    ])
    const inOneLine = read('{"c": "x", "c": "y", "a": 5, "b": 6}', 'json')[1]?.map((one) => one.slice(0, 3))
    expect(inOneLine).toEqual([
      ['twice', 1, 12],
      ['not-text', 1, 27],
      ['not-text', 1, 35],
    ])
  })

  test('csv: columns in any order and letters; cells beside them and empty lines are passed over', () => {
    expect(read('\uFEFF Note ,ANSWER, Question \n x, use ,a:b\n\n , , \n,,a:c\nonly\n,use,\n', 'csv')).toEqual([
      [
        ['a:b', 'use', 2, 10],
        ['a:c', null, 5, 3],
      ],
      [
        ['not-text', 6, 1, 'This line names no question.'],
        ['not-text', 7, 1, 'This line names no question.'],
      ],
    ])
    expect(read('answer,question\nuse,a:b\n', 'csv')[0]).toEqual([['a:b', 'use', 2, 5]])
    expect(read('question\tanswer\na:b\tuse, twice\n', 'csv')[0]).toEqual([['a:b', 'use, twice', 2, 1]])
  })

  test('csv: without both columns nothing is read', () => {
    for (const file of ['', 'question\na:b\n', 'answer\nuse\n', 'x,y\na,b\n'])
      expect(read(file, 'csv')).toEqual([
        [],
        [['not-readable', 1, 1, expect.stringContaining('question,answer,planned')]],
      ])
  })

  test('csv: quotation marks hold separators, lines and quotation marks; one that never closes is told', () => {
    expect(read('question,answer\r\n"a:""b"",\r\nc",use\r\na:d,keep', 'csv')[0]).toEqual([
      ...[
        ['a:"b",\r\nc', 'use', 2, 1],
        ['a:d', 'keep', 4, 1],
      ],
    ])
    expect(read('question,answer\na:b,use\n"a:c,use\n', 'csv')).toEqual([
      [],
      [['not-readable', 3, 1, 'A quotation mark opens here and never closes.']],
    ])
    expect(read('question,answer\n"a\nb"x,use\n', 'csv')[1]).toEqual([
      ['not-readable', 3, 3, 'After a closing quotation mark the cell must end.'],
    ])
    expect(read('question,answer\r"a:b"', 'csv')[0]).toEqual([['a:b', null, 2, 1]])
  })
})
