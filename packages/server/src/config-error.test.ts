import { expect, test } from 'vitest'
import { ConfigError } from './config-error.ts'

test.each([
  ['postgres://shop:s3cret@db/x', 'postgres://shop:…@db/x'],
  ['redis://:s3cret@cache:6379', 'redis://:…@cache:6379'],
  ['postgres://shop:s3/c@r3et@db/x', 'postgres://shop:…@db/x'],
  ['https://chat.example.com/a', 'https://chat.example.com/a'],
  ['http://host:80/rather/too@much', 'http://host:…@much'],
])('of %s the password is not shown', (value, shown) => {
  expect(new ConfigError('x', value, 'y').message).toBe(`x is "${shown}", expected y`)
})
