/** Stands for a run that goes down, with words that nobody may read. */
throw new Error('secret-of-the-child')
