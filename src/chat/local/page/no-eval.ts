/** Comes first of all in the bundle: Zod would try to compile its checks, which the page's policy forbids. */
import { z } from 'zod'

z.config({ jitless: true })
