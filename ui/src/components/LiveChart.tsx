// Lines over time (uPlot): drawn anew when data, width or colour scheme change.

import { useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

export interface Line {
  label: string;
  /** The CSS variable of its colour. */
  color: string;
  fill?: boolean;
}

interface LiveChartProps {
  /** What it shows, for those who do not see it. */
  label: string;
  height: number;
  /** Seconds since 1970, ascending. */
  times: number[];
  lines: readonly Line[];
  /** A list for each line, as long as `times`. */
  values: number[][];
  /** Which time it is of, in seconds; longer than there are points where nothing was yet. */
  from: number;
  to: number;
}

/** So few points are dots: a line needs more. */
const DOTS_MAX = 3;

function colorOf(element: Element, variable: string): string {
  return getComputedStyle(element).getPropertyValue(variable).trim();
}

interface Look {
  lines: readonly Line[];
  width: number;
  height: number;
  range: () => [number, number];
}

function optionsOf(element: Element, { lines, width, height, range }: Look) {
  const axis = {
    stroke: colorOf(element, '--app-quiet'),
    grid: { stroke: colorOf(element, '--app-line'), width: 1 },
    ticks: { show: false },
    font: `11px ${getComputedStyle(element).fontFamily}`,
  };
  const options: uPlot.Options = {
    width,
    height,
    legend: { show: false },
    cursor: { points: { size: 6 }, drag: { x: false, y: false } },
    scales: {
      x: { range },
      y: { range: (_, __, max) => [0, Math.max(5, Math.ceil(max * 1.1))] },
    },
    axes: [
      { ...axis, size: 30, values: timeLabels },
      {
        ...axis,
        size: 44,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000],
      },
    ],
    series: [
      {},
      ...lines.map(({ label, color, fill }) => {
        const stroke = colorOf(element, color);
        return {
          label,
          stroke,
          width: 2,
          fill: fill ? `${stroke}1f` : undefined,
          points: {
            show: (chart: uPlot) => chart.data[0].length <= DOTS_MAX,
            size: 7,
            fill: stroke,
          },
        };
      }),
    ],
  };
  return options;
}

const hours = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** Hours within a day, dates beyond, and at midnight. */
function timeLabels(_: uPlot, splits: number[], __: number, ___: number, step: number): string[] {
  return splits.map((split) => {
    const time = new Date(split * 1000);
    const isMidnight = time.getHours() === 0 && time.getMinutes() === 0;
    return step >= 86_400 || isMidnight ? days.format(time) : hours.format(time);
  });
}

export function LiveChart({ label, height, times, lines, values, from, to }: LiveChartProps) {
  const { ref: measured, width } = useElementSize();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(undefined);
  const scheme = useComputedColorScheme('light');
  const range = useRef<[number, number]>([from, to]);
  range.current = [from, to];
  const data = useRef<uPlot.AlignedData>([[], []]);
  data.current = [times, ...values] as uPlot.AlignedData;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another scheme has other colours.
  useEffect(() => {
    const element = place.current;
    if (!element || width === 0) {
      return;
    }
    const made = new uPlot(
      optionsOf(element, { lines, width, height, range: () => range.current }),
      data.current,
      element,
    );
    chart.current = made;
    return () => {
      chart.current = undefined;
      made.destroy();
    };
  }, [width, height, lines, scheme]);

  useEffect(() => {
    chart.current?.setData([times, ...values] as uPlot.AlignedData);
  }, [times, values]);

  return (
    <div ref={measured} style={{ height }}>
      <div ref={place} role="img" aria-label={label} />
    </div>
  );
}
