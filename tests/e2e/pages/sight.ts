/** What is wrong to the eye with the window as it stands. Each function runs in the page and answers one line for each fault. */

/** Controls that can't be seen whole, whatever is scrolled, and a page that is wider than its window. */
export function cutOff(): string[] {
  const controls =
    'button, a[href], input, select, textarea, [role=button], [role=tab], [role=radio], [role=option], [role=menuitem]';
  const faults: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > window.innerWidth + 1)
    faults.push(`the page is ${root.scrollWidth - window.innerWidth} px too wide`);
  const nameOf = (element: Element) =>
    `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`;
  const hidden = (element: Element) =>
    element.closest('.visually-hidden, [inert], [hidden]') !== null ||
    !element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  for (const control of document.querySelectorAll<HTMLElement>(controls)) {
    const box = control.getBoundingClientRect();
    // What is drawn for the eye elsewhere (a native radio under its label) is a point.
    if (hidden(control) || box.width < 3 || box.height < 3) continue;
    let over = 0;
    // What is left to see of the control once everything that scrolls around it has been scrolled to it.
    const seen = { left: box.left, top: box.top, right: box.right, bottom: box.bottom };
    for (let around = control.parentElement; around; around = around.parentElement) {
      const style = getComputedStyle(around);
      const frame = around.getBoundingClientRect();
      const scrollsX = /auto|scroll/.test(style.overflowX) && around.scrollWidth > around.clientWidth;
      const scrollsY = /auto|scroll/.test(style.overflowY) && around.scrollHeight > around.clientHeight;
      if (scrollsX) [seen.left, seen.right] = [frame.left, Math.min(frame.right, frame.left + box.width)];
      else if (style.overflowX !== 'visible') over = Math.max(over, frame.left - seen.left, seen.right - frame.right);
      if (scrollsY) [seen.top, seen.bottom] = [frame.top, Math.min(frame.bottom, frame.top + box.height)];
      else if (style.overflowY !== 'visible') over = Math.max(over, frame.top - seen.top, seen.bottom - frame.bottom);
    }
    over = Math.max(over, -seen.left, -seen.top, seen.right - window.innerWidth, seen.bottom - window.innerHeight);
    if (over > 1.5) faults.push(`${nameOf(control)} is cut off by ${Math.round(over)} px`);
  }
  return faults;
}

/** Words that have the colour of what they stand on, as happens where forced colours take one of the two. */
export function unreadable(): string[] {
  const groundOf = (element: Element): string => {
    for (let around: Element | null = element; around; around = around.parentElement) {
      const { backgroundColor } = getComputedStyle(around);
      if (!/^rgba\(.*, 0\)$/.test(backgroundColor)) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const faults = new Set<string>();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || !node.textContent?.trim()) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (element.closest('.visually-hidden, [inert], [aria-hidden="true"], [data-veiled]')) continue;
    const { color } = getComputedStyle(element);
    if (color === groundOf(element))
      faults.add(`“${node.textContent.trim().slice(0, 40)}” has the colour of its ground, ${color}`);
  }
  return [...faults];
}

/** What moves although less motion was asked for. */
export function moving(): string[] {
  return document.getAnimations().flatMap((animation) => {
    const duration = Number(animation.effect?.getComputedTiming().duration ?? 0);
    const target = (animation.effect as KeyframeEffect | null)?.target;
    return animation.playState === 'running' && duration > 1
      ? [`${target?.className ?? ''} moves for ${duration} ms`]
      : [];
  });
}
