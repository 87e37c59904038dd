// The shop works without this file; with it, shoes go into the cart without leaving the page.
const root = window.Shopify.routes.root

async function cartRequest(act, body) {
  const response = await fetch(`${root}cart/${act}.js`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.description)
  return answer
}

async function showCount() {
  const response = await fetch(`${root}cart.js`, { headers: { accept: 'application/json' } })
  const { item_count } = await response.json()
  for (const place of document.querySelectorAll('[data-cart-count]')) {
    place.textContent = item_count > 0 ? String(item_count) : ''
    place.dataset.cartCount = String(item_count)
  }
}

async function add(event) {
  event.preventDefault()
  const form = event.currentTarget
  const status = form.querySelector('[data-status]')
  const button = form.querySelector('button')
  button.disabled = true
  try {
    await cartRequest('add', { items: [{ id: Number(new FormData(form).get('id')), quantity: 1 }] })
    status.textContent = form.dataset.added
    form.querySelector('[data-to-cart]').hidden = false
    await showCount()
  } catch (error) {
    status.textContent = error instanceof TypeError ? form.dataset.failed : error.message || form.dataset.failed
  } finally {
    button.disabled = false
  }
}

for (const form of document.querySelectorAll('form[data-add]')) form.addEventListener('submit', add)

for (const input of document.querySelectorAll('[data-quantity]')) {
  input.form.querySelector('[data-update]').hidden = true
  input.addEventListener('change', () => input.form.requestSubmit())
}

// Coming back by the browser's button may show a page from before the cart changed.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) showCount().catch(() => window.location.reload())
})
