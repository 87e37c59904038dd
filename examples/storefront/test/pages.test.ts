import { afterAll, beforeAll, expect, test } from 'vitest'
import { products } from '../src/catalogue.ts'
import { languages, rootOf } from '../src/languages.ts'
import { createShopper, openShop, type Shop } from './listen.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const page = async (path: string) => {
  const response = await fetch(shop.url + path)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

const paths = ['', 'products/corsa-red', 'cart', 'checkout', 'pages/contact']

test.each(languages)('every page in %s carries its language, one tag, and nothing inline', async (language) => {
  for (const path of paths) {
    const { status, headers, text } = await page(rootOf(language) + path)
    expect(status).toBe(200)
    expect(text).toContain(`<html lang="${language}">`)
    expect(text.match(/<script async src="\/deskbell.js" data-site-key="rosso" data-greetings="on">/g)).toHaveLength(1)
    expect(text.match(/data-primary-action/g)).toHaveLength(1)
    expect(text).not.toMatch(/\sstyle=|\son\w+=|<style/)
    expect(text.match(/<script(?![^>]*(?:src=|ld\+json))/g)).toBeNull()
    expect(headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'")
  }
})

test('links stay in the language; the others are one link away', async () => {
  const { text } = await page('/et/products/corsa-red')
  const links = [...text.matchAll(/<a class="(?:brand|entry|name)" href="([^"]+)"/g)].map(([, href]) => href!)
  expect(links.length).toBeGreaterThan(5)
  for (const href of links) expect(href).toMatch(/^\/et\//)
  for (const language of languages) expect(text).toContain(`href="${rootOf(language)}products/corsa-red"`)
  const other = await fetch(`${shop.url}/cart?lang=pl`, { redirect: 'manual' })
  expect(other.headers.get('location')).toBe('/pl/cart')
})

test('the product page says to machines what it shows', async () => {
  const { text } = await page('/products/corsa-red')
  const json = JSON.parse(text.match(/ld\+json">(.*?)<\/script>/s)![1]!)
  expect(json).toMatchObject({
    '@type': 'Product',
    name: 'Corsa red',
    offers: { price: '129.00', priceCurrency: 'EUR' },
  })
  expect(text.match(/type="radio"/g)).toHaveLength(11)
})

test('every shoe has a page and a picture; every file a page asks for is there', async () => {
  for (const { handle, title } of products) {
    expect((await page(`/products/${handle}`)).text).toContain(`<h1>${title}</h1>`)
    const picture = await page(`/shop/shoes/${handle}.svg`)
    expect(picture.headers.get('content-type')).toContain('image/svg+xml')
  }
  const { text } = await page('/ru/')
  const wanted = [...text.matchAll(/(?:src|href)="(\/shop\/[^"]+)"/g)].map(([, path]) => path!)
  for (const path of wanted) expect((await page(path)).status).toBe(200)
})

test('a file is not sent again to who has it', async () => {
  const { headers } = await page('/shop/shop.css')
  const again = await fetch(`${shop.url}/shop/shop.css`, { headers: { 'if-none-match': headers.get('etag')! } })
  expect(again.status).toBe(304)
})

test('checkout empties the cart; card fields can be filled in by the browser and have no names to be sent by', async () => {
  const shopper = createShopper(shop.url)
  await shopper.submit('/cart/add', { id: '44910000001080' })
  const { text } = { text: await (await shopper.get('/checkout')).text() }
  const inputs = text.match(/<input [^>]*autocomplete="cc-[^>]*>/g)!
  expect(inputs).toHaveLength(4)
  for (const input of inputs) expect(input).not.toContain('name="')
  expect((await shopper.submit('/checkout', {})).headers.get('location')).toBe('/checkout/thanks')
  expect(shopper.cookie()).toBe('')
})

test('what is not there says so; what is not ours is left alone', async () => {
  for (const path of [
    '/nothing',
    '/products/x',
    '/shop/../package.json',
    '/shop/..%2fpackage.json',
    '/et/nothing',
    '/constructor',
  ]) {
    expect((await page(path)).status).toBe(404)
  }
  for (const path of [
    '/deskbell.js',
    '/assets/a.js',
    '/console',
    '/console/x',
    '/v1/sites',
    '/healthz',
    '/socket.io/?x=1',
  ]) {
    expect((await page(path)).status).toBe(418)
  }
  expect((await fetch(`${shop.url}/`, { method: 'DELETE' })).status).toBe(405)
})
