// What stands before the page's program: Leaflet, and the map that folium's host has made.
declare const L: any;
declare const map_incidents: any;
