/** The lines of the report that a workshop must leave behind, whatever happened in it. */

/** Every heading, label and table head of the template, in its order. */
const front = [
  '# 3 A.M. Drill Workshop — Post-Workshop Report',
  '**Workshop Date:**',
  '**Facilitator / Instructor:**',
  '**Team / Participants:**',
  '## 1. Workshop Overview',
  '**Objective:**',
  '**Scenarios Covered:**',
  'Floating-Point Drift — Billing Engine',
  'Circular Dependency Deadlock — Microservices',
  'N+1 Query / Latency Storm — REST API',
  'Red Herring — Misleading alert / CPU spike',
  '**Severity Levels Tested:**',
  '- [ ] Low',
  '- [ ] Medium',
  'High / Production-critical',
  '**Workshop Duration:** 180 minutes',
  '**Brief Description:**',
  '## 2. Timeline & Activities',
  '| Phase | Start–End | Activity | Key Observations / Notes | Metrics / KPIs |',
  '| Orientation | 0:00–0:10 | Welcome & rules, team assignment |',
  '| Setup | 0:10–0:15 | Tea break / environment check |',
  '| Dark Room Investigation | 0:15–1:00 | Human-only troubleshooting |',
  'Root cause detection time',
  'False positives',
  '| Tea Break | 1:00–1:10 | Reflection |',
  '| Deep Dive & Verification | 1:10–1:50 | Logs, metrics, stress test, root cause verification |',
  'Stress test success',
  'Correlation completeness',
  '| Tea Break | 1:50–2:00 | Reset |',
  '| AI-Assisted Fix | 2:00–2:30 | Apply AI-guided remediation |',
  'Fix success vs predicted',
  'AI accuracy',
  '| Post-Mortem & Spec Update | 2:30–2:50 | Update templates, guardrails, lessons |',
  'Guardrails updated',
  'IaC corrections',
  '| Wrap-Up | 2:50–3:00 | Debrief & metrics review |',
  'Overall TTR (Time to Resolution)',
  '## 3. Scenario Analysis',
]
const words = [
  '**Root Cause Identified:**',
  '**Human-Only Investigation Notes:**',
  '**Red Herring / Noise Observed:**',
  '**AI-Assisted Fix Implemented:**',
  '**Success Metrics:**',
  '- Root cause identified time:',
]
const chapters = [
  '### 3.1 Floating-Point Drift — Billing Engine',
  ...words,
  '- AI-assisted fix: [?] Successful / [?] Partial / [?] Failed',
  '- Observability logs trace correlation: [?] Complete / [?] Partial',
  '- Stress test validation: [?] Passed / [?] Failed',
  '**Lessons Learned / Recommendations:**',
  '### 3.2 Circular Dependency Deadlock — Microservices',
  ...words,
  '- Circuit breakers / async queue applied: [?] Yes / [?] No',
  '- AI-assisted prediction accuracy:',
  '- Stress test / latency check passed: [?] Yes / [?] No',
  '**Lessons Learned / Recommendations:**',
  '### 3.3 N+1 Query / Latency Storm — REST API',
  ...words,
  '- Batch / async / caching implemented: [?] Yes / [?] No',
  '- Observability logs correlation: [?] Complete / [?] Partial',
  '- SLA / latency targets met: [?] Yes / [?] No',
  '**Lessons Learned / Recommendations:**',
]
const rest = [
  '## 4. Team Reflection',
  '**Reflection Questions:**',
  '1. Which investigative techniques were most effective?',
  '2. Were there assumptions that delayed root cause identification?',
  '3. How did AI assist or mislead during resolution?',
  '4. Were dashboards, logs, alerts, and metrics sufficient?',
  '5. How did red herrings affect team decisions?',
  '**Team Summary:**',
  '## 5. Post-Mortem & Spec Updates',
  '**Updated Templates / Guardrails:**',
  '**Preventive Actions / Recommendations:**',
  '**Next Steps / Follow-Up:**',
  '## 6. Instructor / Facilitator Notes',
  '**Performance Highlights:**',
  '**Areas for Improvement:**',
  '**AI Workflow Observations:**',
  '**Red Herring Handling:**',
  '**Overall Rating:**',
  '] Excellent',
  '] Good',
  '] Needs Improvement',
  '**Additional Comments:**',
]

/** The first line of the template that a report lacks or has out of its order; null = it has all. */
export function lackedLine(markdown: string): string | null {
  const boxed = markdown
    .split('\n')
    .map((line) => (line.includes(' / [') ? line.replaceAll(/\[[ x]\]/g, '[?]') : line))
    .join('\n')
  let from = 0
  for (const line of [...front, ...chapters, ...rest]) {
    const at = boxed.indexOf(line, from)
    if (at < from) return line
    from = at + 1
  }
  return null
}
