/** A stylesheet is imported for its effect alone: the build collects it. */
declare module '*.css'
