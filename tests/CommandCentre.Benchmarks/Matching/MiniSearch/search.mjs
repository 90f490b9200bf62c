// Reads {"id","names"} lines up to a line "go", builds the index, then answers each {"query"} line with {"ids","ms"}.
// Settings: fuzzy 0.2 and prefix search, names without marks and in small letters; --prefix no leaves the prefixes out.
import readline from 'node:readline'
import MiniSearch from 'minisearch'

const prefix = !process.argv.includes('no-prefix')
const folded = (term) => term.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const index = new MiniSearch({ fields: ['names'], storeFields: [], processTerm: folded, searchOptions: { fuzzy: 0.2, prefix } })
let begun = process.hrtime.bigint()
let loading = true
let batch = []
const before = process.memoryUsage().rss

for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (loading && line !== 'go') {
    batch.push(JSON.parse(line))
    if (batch.length === 10000) {
      index.addAll(batch)
      batch = []
    }
  } else if (loading) {
    index.addAll(batch)
    batch = []
    loading = false
    globalThis.gc?.()
    process.stdout.write(JSON.stringify({ seconds: Number(process.hrtime.bigint() - begun) / 1e9, bytes: process.memoryUsage().rss - before }) + '\n')
  } else {
    const { query, top } = JSON.parse(line)
    begun = process.hrtime.bigint()
    const ids = index.search(query).slice(0, top).map((found) => found.id)
    process.stdout.write(JSON.stringify({ ids, ms: Number(process.hrtime.bigint() - begun) / 1e6 }) + '\n')
  }
}
