#!/usr/bin/env node
// Plain JavaScript of long ago, so that an old Node, too, can say what is missing instead of tripping over the rest.
import process from 'node:process'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 13)) {
  console.error(
    `deskbell needs Node 22.13 or newer, and this is ${process.versions.node}: get one from https://nodejs.org`,
  )
  process.exitCode = 1
} else {
  void import('../src/main.ts')
}
