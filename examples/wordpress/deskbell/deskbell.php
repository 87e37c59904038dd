<?php
/**
 * Plugin Name: Deskbell
 * Description: Chat and help widget. Settings → Deskbell.
 * Version: 1.0.0
 * Requires at least: 6.3
 * Requires PHP: 7.4
 * License: MIT
 * Text Domain: deskbell
 */

defined( 'ABSPATH' ) || exit;

/** The settings, with their defaults. */
function deskbell_settings() {
	return wp_parse_args(
		get_option( 'deskbell', array() ),
		array(
			'server'    => '',
			'site'      => '',
			'accent'    => '',
			'greetings' => 'on',
		)
	);
}

/** Only what the widget takes is ever stored. */
function deskbell_sanitize( $given ) {
	$given = is_array( $given ) ? $given : array();
	$text  = function ( $name ) use ( $given ) {
		return isset( $given[ $name ] ) && is_string( $given[ $name ] ) ? trim( $given[ $name ] ) : '';
	};
	return array(
		'server'    => untrailingslashit( esc_url_raw( $text( 'server' ), array( 'https', 'http' ) ) ),
		'site'      => preg_replace( '/[^\w-]/', '', $text( 'site' ) ),
		'accent'    => (string) sanitize_hex_color( $text( 'accent' ) ),
		'greetings' => 'off' === $text( 'greetings' ) ? 'off' : 'on',
	);
}

/** One async script at the end of the page. */
function deskbell_enqueue() {
	$settings = deskbell_settings();
	if ( '' === $settings['server'] || '' === $settings['site'] ) {
		return;
	}
	wp_enqueue_script(
		'deskbell',
		$settings['server'] . '/deskbell.js',
		array(),
		// The server names versions; a query would only keep browsers from sharing the file.
		null,
		array(
			'strategy'  => 'async',
			'in_footer' => true,
		)
	);
	$known = array(
		'siteKey'   => $settings['site'],
		'greetings' => $settings['greetings'],
		'platform'  => class_exists( 'WooCommerce' ) ? 'woocommerce' : 'none',
		'locale'    => str_replace( '_', '-', determine_locale() ),
	);
	if ( '' !== $settings['accent'] ) {
		$known['accent'] = $settings['accent'];
	}
	// Never over what the theme says itself.
	wp_add_inline_script(
		'deskbell',
		'window.DeskbellSettings=Object.assign(' . wp_json_encode( $known, JSON_HEX_TAG | JSON_HEX_AMP ) . ',window.DeskbellSettings);',
		'before'
	);
}
add_action( 'wp_enqueue_scripts', 'deskbell_enqueue' );

// The widget asks the WP Consent API itself.
add_filter( 'wp_consent_api_registered_' . plugin_basename( __FILE__ ), '__return_true' );

function deskbell_register() {
	register_setting(
		'deskbell',
		'deskbell',
		array(
			'type'              => 'array',
			'sanitize_callback' => 'deskbell_sanitize',
		)
	);
}
add_action( 'admin_init', 'deskbell_register' );

function deskbell_menu() {
	add_options_page( 'Deskbell', 'Deskbell', 'manage_options', 'deskbell', 'deskbell_page' );
}
add_action( 'admin_menu', 'deskbell_menu' );

function deskbell_field( $name, $label, $type, $help ) {
	$settings = deskbell_settings();
	printf(
		'<tr><th scope="row"><label for="deskbell-%1$s">%2$s</label></th><td><input class="regular-text" id="deskbell-%1$s" type="%3$s" name="deskbell[%1$s]" value="%4$s" aria-describedby="deskbell-%1$s-help"><p class="description" id="deskbell-%1$s-help">%5$s</p></td></tr>',
		esc_attr( $name ),
		esc_html( $label ),
		esc_attr( $type ),
		esc_attr( $settings[ $name ] ),
		esc_html( $help )
	);
}

function deskbell_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	echo '<div class="wrap"><h1>Deskbell</h1><form method="post" action="options.php">';
	settings_fields( 'deskbell' );
	echo '<table class="form-table" role="presentation">';
	deskbell_field( 'server', __( 'Server', 'deskbell' ), 'url', __( 'Address of your Deskbell server: https://chat.example.com', 'deskbell' ) );
	deskbell_field( 'site', __( 'Site key', 'deskbell' ), 'text', __( 'The console shows it under Install.', 'deskbell' ) );
	deskbell_field( 'accent', __( 'Colour', 'deskbell' ), 'text', __( 'Your one colour as #8a1c2b, or empty for ours.', 'deskbell' ) );
	deskbell_field( 'greetings', __( 'Greetings', 'deskbell' ), 'text', __( 'on or off', 'deskbell' ) );
	echo '</table>';
	submit_button();
	echo '</form></div>';
}

/** What this plugin keeps goes with it. */
function deskbell_uninstall() {
	delete_option( 'deskbell' );
}
register_uninstall_hook( __FILE__, 'deskbell_uninstall' );
