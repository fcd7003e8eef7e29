import * as z from 'zod'

// WeChat forbids `new Function`, with which zod would compile its parsers. Import this before any schema.
z.config({ jitless: true })
