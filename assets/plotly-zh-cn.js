/* Chinese wording and dates of the charts; plotly takes waiting locales over when it loads. */
(function () {
  "use strict";
  const numbers = ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"];
  const locale = {
    moduleType: "locale",
    name: "zh-CN",
    dictionary: {
      "Download plot as a PNG": "下载图片（PNG）",
      "Download plot as a png": "下载图片（PNG）",
      "Download plot": "下载图片",
      "Taking snapshot - this may take a few seconds": "正在生成图片…",
      "Snapshot succeeded": "图片已生成",
      "Sorry, there was a problem downloading your snapshot!": "图片生成失败",
    },
    format: {
      days: ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"],
      shortDays: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
      months: numbers,
      shortMonths: numbers,
      date: "%Y-%m-%d",
    },
  };
  if (window.Plotly) { window.Plotly.register(locale); } else {
    window.PlotlyLocales = window.PlotlyLocales || [];
    window.PlotlyLocales.push(locale);
  }
})();
